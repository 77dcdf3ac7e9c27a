/** What the board adds to the pages' style sheet. */
export const boardStyles = `
progress{width:100%;height:.75rem;accent-color:var(--good)}
.says{list-style:none;padding:0;margin:.75rem 0 1.25rem}.says li{padding:.375rem 0 .375rem .875rem;border-left:.25rem solid var(--line)}
.says .worse{border-color:var(--bad)}.says .fine{border-color:var(--good)}.says a{display:block;color:inherit;text-decoration-color:var(--field);text-underline-offset:.2em}
.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(6.75rem,1fr));gap:.75rem;list-style:none;padding:0;margin:1rem 0 0}
.tiles+p{margin:1rem 0 0}
.tiles li{border:1px solid var(--line);border-radius:.5rem}
.tiles a{display:block;height:100%;padding:.625rem;color:inherit;text-decoration:none;border-radius:.5rem}
.tiles a:hover,.tiles a[aria-current]{background:var(--tint);box-shadow:inset 0 0 0 1px var(--accent)}
.pages{display:flex;flex-wrap:wrap;gap:.5rem}.pages a,.pages b{min-width:3rem;padding:.625rem .75rem;text-align:center}
.tiles b{display:block;font-size:1.75rem;line-height:1.1}
.tiles .none{color:var(--soft);border-style:dashed}.tiles .none b{font-weight:400}
.tiles span{display:block;font-size:.9375rem;line-height:1.3}
table{width:100%;border-collapse:collapse;font-size:.9375rem;line-height:1.4}
caption{text-align:left;font-weight:600;font-size:1.125rem;padding:0 0 .5rem}
th{text-align:left;color:var(--soft);font-weight:600;border-bottom:1px solid var(--line);padding:.375rem .75rem .375rem 0;vertical-align:bottom}
td,tbody th{vertical-align:top;border-bottom:1px solid var(--line);padding:.625rem .75rem .625rem 0}
tbody th{color:inherit;min-width:12rem;overflow-wrap:anywhere}
td ul{list-style:none;padding:0}
td li+li{margin-top:.375rem}
td,th{overflow-wrap:break-word}
td time{white-space:nowrap}td time .flag{white-space:normal}
td small,tbody th small{display:block;color:var(--soft);font-size:.875rem}
.holders a,td li a{color:inherit;text-decoration-color:var(--field)}
.flag{color:var(--warn);font-weight:600;display:block}
.bad{color:var(--bad)}
.done th{font-weight:400}
@media (max-width:35.99rem){.tiles .none{display:none}}
@media screen and (max-width:51.99rem){thead{position:absolute;left:-99rem}
table,caption,tbody,tr,td,tbody th{display:block}
tr{border-bottom:1px solid var(--line);padding:.75rem 0}
td,tbody th{border:0;padding:.125rem 0}
td{display:grid;grid-template-columns:7.5rem 1fr;gap:.5rem}
td:before{content:attr(data-label);color:var(--soft)}
td.empty{display:none}}
.find summary{padding:0;min-height:0}.find>:last-child{margin-bottom:0}
.find form{margin-top:1rem}.find .hint{margin:.25rem 0 0}
.rows input{margin:0 .625rem 0 0;vertical-align:-.25rem}.chosen button{margin:0 .5rem .5rem 0}.chosen p{margin-bottom:.75rem}
.grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(14rem,1fr));gap:1rem;margin-bottom:1rem}
.find select,.find input[type=search]{width:100%;font:inherit;color:inherit;background:var(--sheet);border:1px solid var(--field);border-radius:.5rem;padding:.625rem .75rem;min-height:3rem}
.found p{margin:0}.found .way{margin-top:.5rem}.found a{display:inline-block;padding:.25rem 0}
@page papan{size:A4 landscape;margin:12mm}
@media print{form.rows{display:block}.rows input,.chosen{display:none}.book{page:papan;break-before:page}table{font-size:9pt}tr{break-inside:avoid}.tiles,.find,.pages,.way,footer{display:none}td a,th a{color:inherit;text-decoration:none}}
`;
