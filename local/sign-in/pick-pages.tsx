import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import type { Provider } from 'oidc-provider';
import { Document, htmlOf } from '../../functions/pages/document.tsx';
import { isForeign } from '../../functions/pages/foreign.ts';
import { pageHeaders } from '../../functions/pages/page-headers.ts';
import { styles } from '../../functions/pages/styles.ts';
import { id } from '../../functions/wording/id.ts';
import type { SignInPerson } from './sign-in-person.ts';

/** Where the local issuer asks who is there. */
export const INTERACTIONS = '/interaction/';

const sheet = `${styles}
.people{list-style:none;padding:0}.people li{margin:0 0 .75rem}
.people button{width:100%;text-align:left;background:transparent;color:inherit;border:1px solid var(--field)}
.people b{display:block;color:var(--accent)}.people span{display:block;font-weight:400;font-size:.9375rem}`;

interface Picking {
  readonly provider: Provider;
  readonly issuer: string;
  readonly redirectUri: string;
  people(): Promise<readonly SignInPerson[]>;
  accountIdOf(email: string): string;
}

/** The page that lists everybody whom this issuer signs in, a button each, and what a press does. */
export function pickPages({ provider, issuer, redirectUri, people, accountIdOf }: Picking): Hono<{
  Bindings: HttpBindings;
}> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  // A browser holds the leads that follow on a press to the form's policy too, and they end at the web.
  app.use(pageHeaders({ formOrigins: [new URL(redirectUri).origin], https: false, sheets: [sheet] }));
  app.onError((_fault, c) => c.html(htmlOf(<Gone />), 400));

  app.get(`${INTERACTIONS}:uid`, async (c) => {
    // Throws where this browser is not the one that was sent here, or too late.
    await provider.interactionDetails(c.env.incoming, c.env.outgoing);
    return c.html(htmlOf(<Pick people={await people()} />));
  });

  app.post(`${INTERACTIONS}:uid`, async (c) => {
    if (isForeign(c.req.raw.headers, issuer)) return c.html(htmlOf(<Gone />), 403);
    const { email } = await c.req.parseBody();
    const picked = (await people()).find((person) => person.email === email);
    if (picked === undefined) return c.html(htmlOf(<Pick people={await people()} />), 422);
    const login = { accountId: accountIdOf(picked.email) };
    const back = await provider.interactionResult(c.env.incoming, c.env.outgoing, { login });
    return c.redirect(back, 303);
  });
  return app;
}

const Pick: FC<{ people: readonly SignInPerson[] }> = ({ people }) => (
  <Document words={id} plan="layanan masuk di komputer ini" sheet={sheet} foot={null}>
    <section class="sheet calm">
      <h1>Masuk sebagai siapa?</h1>
      <p class="stands">Halaman ini hanya untuk mencoba Paraf di komputer ini.</p>
      <p>
        Siapa pun yang menekan sebuah tombol masuk sebagai orang itu, tanpa kata sandi. Bila Paraf dipasang di
        AWS, Amazon Cognito yang meminta bukti diri.
      </p>
    </section>
    {people.length === 0 ? (
      <section class="sheet">
        <p>Belum ada masterplan yang mencantumkan koordinator atau pengamat.</p>
      </section>
    ) : null}
    <Group title="Koordinator" people={people.filter(({ groups }) => groups.includes('coordinators'))} />
    <Group
      title="Pengamat (melihat saja)"
      people={people.filter(({ groups }) => !groups.includes('coordinators'))}
    />
  </Document>
);

const Group: FC<{ title: string; people: readonly SignInPerson[] }> = ({ title, people }) =>
  people.length === 0 ? null : (
    <section class="sheet">
      <h2>{title}</h2>
      <form method="post">
        <ul class="people">
          {people.map(({ email, name, office, plan }) => (
            <li>
              <button type="submit" name="email" value={email}>
                <b>{name}</b>
                <span>{office}</span>
                <span>
                  {email} · {plan}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </form>
    </section>
  );

const Gone: FC = () => (
  <Document words={id} plan="layanan masuk di komputer ini" sheet={sheet} foot={null}>
    <section class="sheet calm">
      <h1>Proses masuk tidak dapat dilanjutkan</h1>
      <p class="stands">Proses masuk ini tidak dikenal di peramban ini, atau sudah terlalu lama.</p>
      <p>Bukalah kembali halaman Paraf, lalu masuk dari sana.</p>
    </section>
  </Document>
);
