/** A plan file of two sections, as parsed JSON, fresh for each test to damage. */
export const smallPlan = () => ({
  plan: 'kecil',
  title: 'Masterplan Kecil',
  contact: { name: 'Kominfo', email: 'tanya@kominfo.example' } as Record<string, unknown>,
  coordinators: ['koordinator'],
  books: [{ id: 'buku-1', title: 'Buku 1' }],
  people: [
    { id: 'koordinator', name: 'Koordinator', office: 'Kominfo', email: 'koordinator@kominfo.example' },
    { id: 'penyusun', name: 'Penyusun', office: 'Kominfo', email: 'penyusun@kominfo.example' },
    { id: 'bappeda', name: 'Kepala Bappeda', office: 'Bappeda', email: 'kepala@bappeda.example' },
    {
      id: 'dinkes',
      name: 'Kepala Dinas Kesehatan',
      office: 'Dinas Kesehatan',
      email: 'kepala@dinkes.example',
    },
    { id: 'ugm', name: 'Konsultan PSPPR UGM', office: 'PSPPR UGM', email: 'masterplan@ugm.example' },
    { id: 'sekda', name: 'Sekretaris Daerah', office: 'Setda', email: 'sekda@setda.example' },
  ] as Record<string, unknown>[],
  workingDays: { 'ugm-review': 6 } as Record<string, unknown>,
  sections: [smallSection('visi', 'Visi'), smallSection('misi', 'Misi')],
});

const smallSection = (id: string, title: string) => ({
  id,
  title,
  book: 'buku-1',
  roster: {
    drafting: ['penyusun'],
    'opd-review': ['bappeda', { person: 'dinkes', required: false }],
    'ugm-review': ['ugm'],
    'sekda-sign-off': ['sekda'],
  } as Record<string, unknown>,
  workingDays: { drafting: 2 } as Record<string, unknown>,
});

export type SmallPlan = ReturnType<typeof smallPlan>;

/** The small plan with a change made to it, as the text of a file. */
export function planText(change: (plan: SmallPlan) => void = () => {}): string {
  const plan = smallPlan();
  change(plan);
  return JSON.stringify(plan, null, 2);
}
