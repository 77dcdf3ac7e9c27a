/** What the pages of acts add to the style sheet. */
export const actStyles = `
.act{max-width:44rem}
.act h2{margin-top:1.25rem}
.act .mend h2{margin-top:0}
.act input[type=text],.act input[type=email],.act input[type=date],.act select{width:100%;max-width:30rem;font:inherit;letter-spacing:0;
color:inherit;background:var(--sheet);border:1px solid var(--field);border-radius:.5rem;padding:.75rem;min-height:3rem}
.act input[type=date]{max-width:14rem}
.act .wrong select{border-color:var(--bad)}
.newcomer{border-left:.1875rem solid var(--line);padding-left:.875rem;margin:0 0 1.25rem}
.act .log{margin-bottom:.75rem}
.edit{margin-top:.75rem}
`;
