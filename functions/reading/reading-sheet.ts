import { styles } from '../pages/styles.ts';

/** The style sheet of a draft that is read: large dark type on white, since phones are read in the sun. */
export const readingSheet = `${styles}
.text{font-size:1.125rem;line-height:1.65}
.text h2,.text h3,.text h4,.text h5,.text h6{line-height:1.3;margin:1.75rem 0 .75rem;font-size:1.0625rem}
.text h2{font-size:1.375rem}.text h3{font-size:1.25rem}.text h4{font-size:1.125rem}
.text img{max-width:100%;height:auto;background:#fff;border-radius:.25rem}
figure{margin:1rem 0}
.item{display:flex;flex-wrap:wrap;gap:.5rem;margin-bottom:.5rem}.item>span:last-child{flex:1 1 12rem}
.marker{flex:none;min-width:1.25rem;color:var(--soft)}
.n1{margin-left:1.25rem}.n2{margin-left:2.5rem}.n3{margin-left:3.25rem}.n4{margin-left:4rem}
.frame{border:1px dashed var(--field);border-radius:.5rem;padding:1rem;color:var(--soft)}
.leaf{border-top:1px solid var(--line);padding-top:.5rem;color:var(--soft);font-size:.9375rem}
.note{font-size:.9375rem;color:var(--soft)}
.wide{overflow-x:auto;margin:1rem 0;max-width:100%}
.wide table{border-collapse:collapse;font-size:.9375rem;line-height:1.45;min-width:min(100%,20rem)}
.wide td,.wide th{border:1px solid var(--line);padding:.375rem .625rem;text-align:left;vertical-align:top;min-width:4.5rem;overflow-wrap:break-word}
.wide th{background:var(--tint);font-weight:600}.wide p{margin:0 0 .25rem}
.wide .says{border:0}
.facts{list-style:none;padding:0;color:var(--soft);font-size:.9375rem;margin:0 0 .75rem}.facts li{display:inline}.facts li+li::before{content:" · "}
.contents{list-style:none;padding:0}.contents li{padding:.25rem 0}.contents a{display:block;padding:.25rem 0}
.pages{display:flex;justify-content:space-between;gap:1rem;flex-wrap:wrap;margin:0 0 1rem;color:var(--soft);font-size:.9375rem}
.pages a{font-weight:600;padding:.5rem 0}
ins{text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:3px;background:#d9f2e3;color:#0b3d22}
del{text-decoration:line-through;background:#fbe0dc;color:#6b1710}
.changed,.added,.moved,.gone{border-left:.25rem solid var(--accent);padding-left:.75rem}
.added{border-color:var(--good)}.gone{border-color:var(--bad)}.moved{border-color:var(--warn)}
tr.changed td:first-child,tr.added td:first-child,tr.moved td:first-child{border-left:.25rem solid var(--accent)}
.change{display:block;flex:1 0 100%;font-size:.875rem;color:var(--soft)}.change a{padding:0 .625rem}
.quiet{margin:.75rem 0;border:1px dashed var(--line);border-radius:.5rem;padding:0 .75rem}.quiet summary{color:var(--soft);font-weight:400}
.ways{margin:1rem 0 0}.ways a{display:inline-block;padding:.375rem .75rem .375rem 0}
.m{display:block;width:max-content;margin:-.5rem 0 .75rem auto;padding:.25rem .5rem;font-size:.875rem}td .m{margin:0}
blockquote{margin:0 0 1rem}select{width:100%;min-height:3rem;font:inherit;color:inherit;background:var(--sheet);border:1px solid var(--field);border-radius:.5rem;padding:.5rem}
@media (prefers-color-scheme:dark){ins{background:#12412a;color:#c9f2da}del{background:#4b1d19;color:#ffd5cf}}
@media print{.pages,.ways,.m,.change a,.lacks{display:none}.text{font-size:11pt;line-height:1.5}.wide{overflow:visible}
h2,h3,h4{break-after:avoid}figure,tr{break-inside:avoid}}
`;
