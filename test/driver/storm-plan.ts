/** Nobody is asked in two stages, so a person, a choice and a draft name one decision. */
export function stormPlan(sections: number) {
  const person = (id: string) => ({ id, name: `Bapak ${id}`, office: id, email: `${id}@kantor.example` });
  const places = Array.from({ length: sections }, (_, i) => i + 1);
  const roles = [
    'penyusun-a',
    'penyusun-b',
    'opd-a1',
    'opd-a2',
    'opd-b1',
    'opd-b2',
    'ugm-a',
    'ugm-b',
    'sekda',
  ];
  return {
    plan: 'badai',
    title: 'Masterplan Badai',
    contact: { name: 'Kominfo', email: 'tanya@kominfo.example' },
    coordinators: ['koordinator'],
    books: [{ id: 'buku', title: 'Buku' }],
    people: ['koordinator', ...roles].map(person),
    sections: places.map((i) => ({
      id: `bagian-${i}`,
      title: `Judul bagian-${i}`,
      book: 'buku',
      roster: {
        drafting: [i % 2 === 0 ? 'penyusun-a' : 'penyusun-b'],
        'opd-review': [i % 3 === 0 ? 'opd-a1' : 'opd-a2', i % 3 === 0 ? 'opd-b1' : 'opd-b2'],
        'ugm-review': [i % 2 === 0 ? 'ugm-a' : 'ugm-b'],
        'sekda-sign-off': ['sekda'],
      },
    })),
  };
}
