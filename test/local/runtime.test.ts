import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../local/ports.ts';
import { dataFolder, localSettings } from '../../local/settings.ts';
import { addressOf, linkIn, type Mail, readMails, waitForMails } from '../../local/visitor/mailbox.ts';
import { decideBy, openMail, submitDraft } from '../../local/visitor/person.ts';
import { startAndEnd } from '../driver/failed-start.ts';
import { paraf } from '../driver/paraf-command.ts';
import { type ParafProcess, startParaf } from '../driver/paraf-process.ts';
import { processesOf, stillRunning } from '../driver/processes-of.ts';
import { browser, pickPage, signInAs } from '../driver/sign-in.ts';
import { planText } from '../plan-file/small-plan.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** For two cores that do much else: on a quiet machine a warm start takes a few seconds, at a load of 15 it took 29. */
const LIMIT_MS = 60_000;
const SHORT = { SWEEP_SECONDS: '1', LEASE_SECONDS: '3', FIRST_TRY_SECONDS: '2', MOVE_SECONDS: '6' };

/** A plan file of two sections, "Visi" and "Misi", changed as the test wants. */
function planFile(...change: Parameters<typeof planText>): string {
  const file = join(temporaryFolder(), 'plan.json');
  writeFileSync(file, planText(...change));
  return file;
}

const asks = (address: string, title: string) => (mail: Mail) =>
  addressOf(mail) === address && mail.subject.includes(title) && (linkIn(mail)?.includes('/t/') ?? false);

async function only(mailbox: string, fits: (mail: Mail) => boolean): Promise<Mail> {
  const [mail] = await waitForMails(mailbox, fits);
  if (mail === undefined) throw new Error('no mail');
  return mail;
}

describe('the runtime', { timeout: 150_000 }, () => {
  const dataDir = temporaryFolder();
  const sample = planFile();
  let port = 0;
  let mailboxPort = 0;
  let office: ParafProcess;
  const start = () => startParaf({ dataDir, port, mailboxPort, environment: { SAMPLE: sample, ...SHORT } });

  beforeAll(async () => {
    port = await freePort();
    mailboxPort = await freePort();
    office = await start();
  }, 120_000);
  afterAll(() => office?.kill());

  test('prints where everything is, and is healthy with its version and commit', async () => {
    const health = await fetch(`${office.base}/healthz`);
    expect(health.status).toBe(200);
    expect(await health.json()).toEqual({
      status: 'ok',
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      commit: expect.stringMatching(/^([0-9a-f]{7,40}|unknown)$/),
    });
    await waitForMails(office.mailbox, (mail) => linkIn(mail) !== null, { least: 2 });
    const kominfo = await signInAs(office.base, 'koordinator@kominfo.example');
    expect(await (await kominfo.get('/')).text()).toContain('Visi');
    await expect.poll(office.printed, { timeout: 20_000 }).toContain(dataDir);
    expect(office.printed()).toContain(`${office.base}/`);
    expect(office.printed()).toContain(`${office.mailbox}/`);
  });

  test('a second one on the same data folder names the pid that holds it, and disturbs nothing', async () => {
    const second = await startAndEnd({ DATA_DIR: dataDir, SAMPLE: sample });
    expect(second.code).toBe(1);
    const [, pid] = /held by another running Paraf \(pid (\d+)\)/.exec(second.err) ?? [];
    expect(processesOf(dataDir).map((line) => line.split(' ')[0])).toContain(pid);
    expect((await fetch(`${office.base}/healthz`)).status).toBe(200);
  });

  test('ends every child at Ctrl-C, and goes on where it was at the next start', async () => {
    const drafter = await only(office.mailbox, asks('penyusun@kominfo.example', 'Visi'));
    const submitted = await submitDraft(drafter, { name: 'visi.md', bytes: Buffer.from('# Visi\n') });
    expect(submitted.status).toBe(200);
    const bappeda = await only(office.mailbox, asks('kepala@bappeda.example', 'Visi'));
    await waitForMails(office.mailbox, ({ subject }) => subject.includes('Visi'), { least: 4 });
    const before = await readMails(office.mailbox);
    expect(processesOf(dataDir).some((line) => /dynoxide serve|DynamoDBLocal.jar/.test(line))).toBe(true);

    expect(await office.stop()).toBe(0);
    expect(processesOf(dataDir)).toEqual([]);
    const without = await paraf(dataDir, 'status');
    expect(without.code).toBe(3);
    expect(without.err).toContain('No Paraf is running');

    office = await start();
    process.stdout.write(`warm start: /healthz after ${(office.upAfterMs / 1000).toFixed(1)} s\n`);
    expect(office.upAfterMs).toBeLessThan(LIMIT_MS);
    const after = await readMails(office.mailbox);
    expect(after.slice(0, before.length)).toEqual(before);
    const told = await openMail(drafter);
    expect(told.status).toBe(200);
    expect(told.forms.some((form) => 'decision' in form.choices)).toBe(false);
    expect((await decideBy(bappeda, 'approve', 'Setuju.')).status).toBe(200);
    const ugm = await only(office.mailbox, asks('masterplan@ugm.example', 'Visi'));
    expect((await openMail(ugm)).status).toBe(200);
    await expect
      .poll(office.printed, { timeout: 20_000 })
      .toContain('2 open sections go on where they were.');
    expect((await paraf(dataDir, 'verify')).code).toBe(0);
    // A restart asks nobody again.
    const drafters = (await readMails(office.mailbox)).filter(asks('penyusun@kominfo.example', ''));
    expect(drafters.map(({ subject }) => subject).sort()).toEqual(
      [...new Set(drafters.map((it) => it.subject))].sort(),
    );
  });
});

describe('a first start', { timeout: 150_000 }, () => {
  test('with SAMPLE=none is empty', async () => {
    const dataDir = temporaryFolder();
    const office = await startParaf({ dataDir, environment: { SAMPLE: 'none' } });
    try {
      const status = await paraf(dataDir, 'status', '--json');
      expect(JSON.parse(status.out)).toEqual([]);
      // Nobody can sign in yet: the plan says who may.
      expect((await pickPage(browser(), `${office.base}/sign-in`)).page).not.toContain('<button');
      expect(await readMails(office.mailbox)).toEqual([]);
    } finally {
      expect(await office.stop()).toBe(0);
    }
    expect(await stillRunning(dataDir)).toEqual([]);
  });

  const sections = Array.from({ length: 30 }, (_, i) => ({ id: `bagian-${i}`, title: `Bagian ${i}` }));
  const ofThirty = () => ({
    ...SHORT,
    SAMPLE: planFile((plan) => {
      const [first] = plan.sections;
      if (first !== undefined) plan.sections = sections.map((it) => ({ ...first, ...it }));
    }),
  });

  test('serves at once, and is healthy when its sample is imported and started', async () => {
    const port = await freePort();
    const said = new Set<string>();
    const starting = startParaf({ dataDir: temporaryFolder(), port, environment: ofThirty() });
    const listening = setInterval(async () => {
      const health = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null);
      if (health !== null) said.add(`${health.status} ${await health.text()}`);
    }, 50);
    const office = await starting.finally(() => clearInterval(listening));
    try {
      const kominfo = await signInAs(office.base, 'koordinator@kominfo.example');
      const board = await (await kominfo.get('/')).text();
      for (const { id } of sections) expect(board).toContain(`kecil.${id}"`);
      expect([...said][0]).toMatch(/^503 .*"status":"starting"/);
      await expect.poll(office.printed).toContain('30 sections of');
    } finally {
      await office.stop();
    }
  });

  test('that is killed in the middle of its import starts the rest at the next', async () => {
    const dataDir = temporaryFolder();
    const environment = ofThirty();
    const first = await startAndEnd({ ...environment, DATA_DIR: dataDir }, (printed, pid) => {
      if (printed.includes('10 sections started')) process.kill(-pid, 'SIGKILL');
    });
    expect(first.out).toContain('10 sections started');
    expect(first.out).not.toContain('30 sections of');

    const second = await startParaf({ dataDir, environment });
    try {
      await expect.poll(second.printed, { timeout: 60_000 }).toContain('Board');
      await waitForMails(second.mailbox, asks('penyusun@kominfo.example', ''), { least: 30, ms: 60_000 });
      const status: { state: string }[] = JSON.parse((await paraf(dataDir, 'status', '--json')).out);
      expect(status.map(({ state }) => state)).toEqual(sections.map(() => 'drafting'));
    } finally {
      await second.stop();
    }
  });

  test('shows beside a name that mail to it bounces, and tells the coordinators', async () => {
    const dataDir = temporaryFolder();
    const environment = {
      ...SHORT,
      SAMPLE: planFile((plan) => {
        for (const person of plan.people)
          if (String(person['email']).startsWith('penyusun'))
            person['email'] = 'bounce@simulator.amazonses.com';
      }),
    };
    const running = await startParaf({ dataDir, environment });
    try {
      await waitForMails(running.mailbox, ({ subject }) => subject.startsWith('Surel tidak sampai'));
      const kominfo = await signInAs(running.base, 'koordinator@kominfo.example');
      expect(await (await kominfo.get('/')).text()).toContain('surel tidak sampai');
    } finally {
      await running.stop();
    }
  });

  test('ends with 0 and leaves nothing running at a Ctrl-C before it is up', async () => {
    const dataDir = temporaryFolder();
    let pressed = false;
    const ended = await startAndEnd({ DATA_DIR: dataDir, SAMPLE: 'none' }, (printed, pid) => {
      if (pressed || !printed.includes('starting')) return;
      pressed = true;
      process.kill(-pid, 'SIGINT');
    });
    expect(ended.code).toBe(0);
    expect(await stillRunning(dataDir)).toEqual([]);
  });

  // A terminal sends Ctrl-C to all of a group; whoever ends a service sends SIGTERM to the one that it knows.
  const signals: [NodeJS.Signals, 'all' | 'npm'][] = [
    ['SIGINT', 'all'],
    ['SIGHUP', 'all'],
    ['SIGTERM', 'all'],
    ['SIGTERM', 'npm'],
    ['SIGHUP', 'npm'],
  ];
  test.each(signals)('by npm start leaves nothing running at a %s to %s', async (signal, to) => {
    const dataDir = temporaryFolder();
    const port = await freePort();
    const npm: ChildProcess = spawn('npm', ['start'], {
      detached: true,
      env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), MAILBOX_PORT: '0', SAMPLE: 'none' },
      stdio: 'ignore',
    });
    const ended = once(npm, 'close');
    await expect
      .poll(
        () =>
          fetch(`http://127.0.0.1:${port}/healthz`).then(
            (it) => it.status,
            () => 0,
          ),
        { timeout: 60_000 },
      )
      .toBe(200);
    process.kill((npm.pid ?? 0) * (to === 'all' ? -1 : 1), signal);
    await ended; // npm dies of the signal itself, whatever its script ends with.
    expect(await stillRunning(dataDir, 30_000)).toEqual([]);
  });
});

describe('a start that cannot be says what to mend, ends with 1 and leaves nothing running', {
  timeout: 90_000,
}, () => {
  async function refusal(environment: Readonly<Record<string, string | undefined>>): Promise<string> {
    const dataDir = environment['DATA_DIR'] ?? temporaryFolder();
    const { code, err } = await startAndEnd({ SAMPLE: 'none', ...environment, DATA_DIR: dataDir });
    expect(code, err).toBe(1);
    expect(await stillRunning(dataDir)).toEqual([]);
    expect(err).toContain('Paraf could not start.');
    expect(err).not.toMatch(/^\s+at .*\.ts:/m);
    return err;
  }

  test.each(['PORT', 'MAILBOX_PORT'])('%s in use', async (setting) => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const says = await refusal({ [setting]: String(port) });
    taken.close();
    expect(says).toContain(`Port ${port} (${setting}) is already used`);
    expect(says).toContain(`${setting}=`);
  });

  test('PORT and MAILBOX_PORT the same', () => {
    expect(() => localSettings({ PORT: '9000', MAILBOX_PORT: '9000' })).toThrow(/PORT and MAILBOX_PORT/);
  });

  test('a PORT that is none', async () => {
    expect(await refusal({ PORT: 'eighty' })).toMatch(/PORT: .*0 to 65535/);
  });

  test.each(['70000', '-1', '8080.5', ' ', '0x50'])('MAILBOX_PORT=%s', (MAILBOX_PORT) => {
    expect(() => localSettings({ MAILBOX_PORT })).toThrow(/MAILBOX_PORT: .*0 to 65535/);
  });

  test('an empty setting is as good as none', () => {
    const names = Object.keys(localSettings({}));
    const empty = Object.fromEntries(names.map((name) => [name, '']));
    expect(localSettings(empty)).toEqual(localSettings({}));
    expect(dataFolder({ DATA_DIR: '' })).toBe(join(process.cwd(), '.data'));
  });

  test('no Java, and none to be fetched', async () => {
    // A file where the cache's folder would be: nothing can be fetched into it, on whatever network.
    const cache = join(temporaryFolder(), 'file');
    writeFileSync(cache, '');
    const says = await refusal({
      DATABASE: 'dynamodb-local',
      PATH: temporaryFolder(),
      JAVA_HOME: undefined,
      XDG_CACHE_HOME: cache,
    });
    expect(says).toContain('needs Java 17 or newer');
    expect(says).toContain('apt-get install openjdk-17-jre-headless');
  });

  test('a file where the data folder should be', async () => {
    const file = join(temporaryFolder(), 'data');
    writeFileSync(file, 'not a folder');
    const says = await refusal({ DATA_DIR: file });
    expect(says).toContain(file);
    expect(says).toContain('DATA_DIR=');
  });

  test('a plan file that is no JSON: line and column', async () => {
    const file = join(temporaryFolder(), 'plan.json');
    writeFileSync(file, '{\n  "plan": "kecil",\n  "title" "Masterplan"\n}\n');
    const says = await refusal({ SAMPLE: file });
    expect(says).toContain(file);
    expect(says).toContain('line 3, column 11');
  });

  test('a plan file that breaks the schema: the path', async () => {
    const says = await refusal({
      SAMPLE: planFile((plan) => {
        plan.sections.forEach((section, i) => {
          if (i === 1) section.roster['sekda-sign-off'] = ['siapa'];
        });
      }),
    });
    expect(says).toContain('sections[1].roster.sekda-sign-off[0]');
    expect(says).not.toContain('sections[0]');
  });

  test('a plan file that is not there', async () => {
    expect(await refusal({ SAMPLE: '/nowhere/plan.json' })).toContain('/nowhere/plan.json cannot be read');
  });
});
