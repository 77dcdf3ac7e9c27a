import { createHash } from 'node:crypto';

/**
 * The one style sheet of all pages. It stands in the page itself, so that nothing else is loaded, and the
 * Content-Security-Policy allows exactly its hash.
 */
export const styles = `
:root{color-scheme:light dark;--paper:#f6f5f1;--sheet:#fff;--ink:#1d2733;--soft:#55606d;--line:#d9d8d1;--field:#7c8794;
--accent:#14507f;--on:#fff;--tint:#eaf1f7;--good:#1c6b45;--warn:#8a5300;--bad:#a3261d;--badtint:#fdf0ee}
@media (prefers-color-scheme:dark){:root{--paper:#12171d;--sheet:#1a2129;--ink:#e8ebee;--soft:#a9b3bd;--line:#333d47;
--field:#7b8793;--accent:#8cc4f0;--on:#0c1a26;--tint:#1f2d3a;--good:#7fd1a6;--warn:#f0bd6a;--bad:#ff9d92;--badtint:#33201f}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;
overflow-wrap:anywhere}
.skip{position:absolute;left:-99rem}
.skip:focus{left:.5rem;top:.5rem;background:var(--sheet);padding:.75rem 1rem;z-index:1}
header,main,footer{max-width:44rem;margin:0 auto;padding:0 1rem}
header{display:flex;gap:.5rem;align-items:baseline;padding-top:1rem;padding-bottom:1rem;color:var(--soft);font-size:.9375rem}
header b{flex:none;color:var(--accent);font-size:1.125rem;letter-spacing:.01em}
main{padding-bottom:1rem}
footer{padding-top:.5rem;padding-bottom:3rem;color:var(--soft);font-size:.9375rem}
footer p{margin:.25rem 0}
h1{font-size:1.625rem;line-height:1.2;margin:0 0 .5rem;letter-spacing:-.01em}
h2{font-size:1.125rem;line-height:1.3;margin:0 0 .75rem}
p{margin:0 0 .75rem}
a{color:var(--accent)}
.sheet{background:var(--sheet);border:1px solid var(--line);border-radius:.75rem;padding:1.25rem;margin:0 0 1rem}
.sheet>:last-child{margin-bottom:0}
.about{margin:.75rem 0 1rem;padding-left:.875rem;border-left:.25rem solid var(--accent)}
.about strong{display:block;font-size:1.1875rem;line-height:1.3}
.about span{color:var(--soft);font-size:.9375rem;display:block}
.stands{font-weight:600;font-size:1.125rem;line-height:1.45}
.soft,.hint{color:var(--soft);font-size:.9375rem}
.hint{margin:0 0 .5rem}
.late{color:var(--bad);font-weight:600}
dl{margin:0;display:grid;gap:.125rem 1rem}
dt{color:var(--soft);font-size:.9375rem}
dd{margin:0 0 .625rem}dd:last-child{margin-bottom:0}
.draft{margin-bottom:1rem}.draft>:last-child{margin-bottom:0}
@media (min-width:36rem){dl{grid-template-columns:minmax(9rem,auto) 1fr}dd{margin-bottom:.375rem}.sheet{padding:1.5rem}}
code{font:.875rem/1.5 ui-monospace,"Cascadia Mono",Consolas,monospace;word-spacing:-.1em}
.former code{text-decoration:line-through}
form{margin:0}
fieldset{border:0;margin:0 0 1.25rem;padding:0;min-width:0}
legend,.label{display:block;font-weight:600;padding:0;margin:0 0 .5rem}
.choice{display:grid;grid-template-columns:1.5rem 1fr;gap:.125rem .75rem;align-items:start;border:1px solid var(--field);border-radius:.5rem;
padding:.875rem 1rem;margin:0 0 .625rem;cursor:pointer}
.choice:hover{border-color:var(--accent)}
.choice:has(:checked){border-color:var(--accent);background:var(--tint);box-shadow:inset 0 0 0 1px var(--accent)}
.choice b{font-weight:600}.choice span{grid-column:2;color:var(--soft);font-size:.9375rem}
input[type=radio],input[type=checkbox]{width:1.375rem;height:1.375rem;margin:.0625rem 0 0;accent-color:var(--accent)}
textarea,input[type=text],input[type=file]{width:100%;font:inherit;color:inherit;background:var(--sheet);border:1px solid var(--field);border-radius:.5rem;padding:.75rem}
textarea{min-height:7rem;resize:vertical;display:block}
::file-selector-button{font:inherit;font-weight:600;color:var(--accent);background:var(--tint);border:0;border-radius:.375rem;padding:.5rem .875rem;margin-right:.75rem}
input[type=text]{max-width:12rem;font-size:1.375rem;letter-spacing:.2em;font-variant-numeric:tabular-nums}
.field{margin:0 0 1.25rem}
.wrong{border-left:.25rem solid var(--bad);padding-left:.875rem}
.wrong .choice,.wrong textarea,.wrong input{border-color:var(--bad)}
.error{color:var(--bad);font-weight:600;margin:0 0 .5rem}
.mend{border:2px solid var(--bad);background:var(--badtint)}
.mend ul{margin:0;padding:0;list-style:none}.mend a{color:var(--bad);font-weight:600;display:block;padding:.375rem 0}
button,.button{display:inline-block;min-height:3rem;font:inherit;font-weight:600;color:var(--on);background:var(--accent);border:2px solid var(--accent);
border-radius:.5rem;padding:.625rem 1.5rem;cursor:pointer;text-align:center;text-decoration:none}
button.second,.button{background:transparent;color:var(--accent)}
button:hover,.button:hover{filter:brightness(1.1)}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
@media (max-width:35.99rem){button,.button{width:100%}}
details+details{border-top:1px solid var(--line)}
.more{padding-top:.5rem;padding-bottom:.5rem}
summary{cursor:pointer;font-weight:600;padding:.75rem 0;min-height:2.75rem}
details>:last-child{margin-bottom:1rem}
ol,ul{padding-left:1.25rem;margin:0}
.log,.wait{list-style:none;padding:0}
.log li,.wait li{padding:.5rem 0 .5rem .875rem;border-left:.1875rem solid var(--line)}
.log time,.wait span,.why{display:block;color:var(--soft);font-size:.9375rem}
.wait button{margin-top:.5rem}
.draft summary{font-weight:400;color:var(--soft);font-size:.9375rem}
.say{margin:0 0 1rem;padding-left:.875rem;border-left:.1875rem solid var(--line)}
.say p{white-space:pre-wrap;margin:.125rem 0 0}
.good{border-top:.25rem solid var(--good)}.calm{border-top:.25rem solid var(--warn)}
@media print{body{background:#fff;color:#000;font-size:11pt}form,.skip,.button{display:none}.sheet{border:0;padding:0}
details::details-content{content-visibility:visible;height:auto}summary{list-style:none}header,main,footer{max-width:none}}
`;

/** What the pages of signed-in people add to it: they work at a snapshot, with tables. */
export const wide = `
header,main,footer{max-width:76rem}
`;

/** A style sheet's source expression for the Content-Security-Policy. */
export const cspHash = (sheet: string): string =>
  `'sha256-${createHash('sha256').update(sheet).digest('base64')}'`;
