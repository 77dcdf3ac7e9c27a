import { diceFrom } from './model/drawn.ts';
import { modelNextMail } from './model/next-mail.ts';
import { type Account, modelStart } from './model/start-of-plan.ts';

/**
 * `npm run bench:model`: what a deployed Paraf would do, by a model of shards, quotas, cold starts and paces
 * (bench/model/assumed.ts has what it takes for granted). Takes seconds, asks for nothing, and comes out the same each time.
 */
const dice = diceFrom(20261130);
const second = (ms: number): string =>
  Number.isFinite(ms) ? `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s` : '–';

const colds = {
  'all warm': { web: 0, relay: 0, openStage: 0, mailer: 0 },
  // The page was opened a moment before; ticks and the wake keep the others.
  'as usual in `prod`': { web: 0.05, relay: 0.02, openStage: 0.05, mailer: 0.02 },
  'open-stage cold, as in a trial': { web: 0.05, relay: 0.02, openStage: 1, mailer: 0.02 },
  'all cold': { web: 1, relay: 1, openStage: 1, mailer: 1 },
} as const;
console.log('| from a press to the next mail | p50 | p95 |\n| --- | --- | --- |');
for (const [how, cold] of Object.entries(colds)) {
  const { p50, p95 } = modelNextMail(cold, dice);
  console.log(`| ${how} | ${second(p50)} | ${second(p95)} |`);
}

const accounts: Readonly<Record<string, Account>> = {
  'new: quota 10, SES sandbox': { quota: 10, mailsASecond: 1, mailsADay: 200 },
  'quota 10, SES 14/s': { quota: 10, mailsASecond: 14, mailsADay: 50_000 },
  'quota 1,000, SES 14/s': { quota: 1_000, mailsASecond: 14, mailsADay: 50_000 },
  'quota 1,000, SES 100/s': { quota: 1_000, mailsASecond: 100, mailsADay: 500_000 },
};
console.log(
  '\n| a plan starts | account | all open | all mailed | runs at once | open-stage turned away | mails left for later days |\n| --- | --- | --- | --- | --- | --- | --- |',
);
for (const sections of [26, 1_000, 10_000])
  for (const [name, account] of Object.entries(accounts)) {
    const { openMs, mailedMs, runs, turnedAway, left } = modelStart(sections, account, dice);
    console.log(
      `| ${sections.toLocaleString('en')} | ${name} | ${second(openMs)} | ${second(mailedMs)} | ${runs} | ${turnedAway.toLocaleString('en')} | ${left.toLocaleString('en')} |`,
    );
  }
