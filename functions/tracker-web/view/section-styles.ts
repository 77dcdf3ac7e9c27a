/** What a section's page adds to the style sheet. */
export const sectionStyles = `
h3{font-size:1rem;line-height:1.35;margin:1rem 0 .5rem}
.standing dl{margin-bottom:1rem}
.holders,.acts,.seats,.mails,.contents ul{list-style:none;padding:0}
.holders li+li{margin-top:.75rem}
.acts,.contents ul{display:flex;flex-wrap:wrap;gap:.5rem}
.holders small{display:block;color:var(--soft)}
.holders .acts{margin-top:.25rem}.holders .acts li{margin:0}
.acts a{display:inline-block;min-height:2.75rem;padding:.5rem .875rem;border:1px solid var(--field);border-radius:.5rem;font-weight:600;
font-size:.9375rem;text-decoration:none}
.acts a:hover{border-color:var(--accent);background:var(--tint)}
.contents{margin:0 0 1rem}.contents a{display:inline-block;padding:.5rem .75rem .5rem 0}
.path .coming th{font-weight:400;color:var(--soft)}
.path time,.versions time{white-space:normal}
th small{display:block;color:var(--soft);font-weight:400;font-size:.875rem}
@media (min-width:52rem){.path,.versions{table-layout:fixed}.path th:nth-child(1),.path th:nth-child(2){width:22%}.versions th:last-child{width:34%}}
.seats li,.mails li{padding:.5rem 0 .5rem .875rem;border-left:.1875rem solid var(--line)}
.seats p{margin:0}.seats .typed{white-space:pre-wrap;max-width:44rem;margin-top:.25rem}
.seats .good{border-top:0;border-color:var(--good)}.seats li.bad{border-color:var(--bad);color:inherit}.seats .waits{border-color:var(--warn)}
.seats .good .stood{color:var(--good)}.seats .bad .stood{color:var(--bad)}.seats .waits .stood{color:var(--warn)}.stood{font-weight:600}
.seats .gone .stood{font-weight:400;color:var(--soft)}
.seats a,.versions a{display:inline-block;padding:.25rem 0}
.mails span,.mails small{display:block}.mails small{color:var(--soft);font-size:.875rem}.mails .lost{border-color:var(--bad)}.mails .waits{border-color:var(--warn)}
td summary{padding:.25rem 0;min-height:0;font-weight:400}
.chain{margin-top:1rem}
.log,.chain,.standing p{max-width:44rem}
`;
