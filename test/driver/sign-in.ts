/** Somebody's browser, as far as pages without scripts need one: cookies by origin, redirects followed by hand. */
export interface Browser {
  /** Follows up to ten redirects. */
  open(url: string, init?: RequestInit): Promise<Response>;
  /** One request; redirects are not followed. */
  ask(url: string, init?: RequestInit): Promise<Response>;
  /** The `Cookie` header for an origin. */
  cookie(origin: string): string;
  plant(origin: string, name: string, value: string): void;
}

export function browser(): Browser {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (origin: string): Map<string, string> => {
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    return jar;
  };
  const keep = (origin: string, answer: Response): void => {
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = '', rest = ''] = /^([^=]+)=([^;]*)(.*)$/.exec(line) ?? [];
      if (value === '' || /max-age=0\b/i.test(rest)) jarOf(origin).delete(name);
      else jarOf(origin).set(name, value);
    }
  };
  const it: Browser = {
    cookie: (origin) => [...jarOf(origin)].map(([name, value]) => `${name}=${value}`).join('; '),
    plant: (origin, name, value) => void jarOf(origin).set(name, value),
    async ask(url, init = {}) {
      const { origin } = new URL(url);
      const headers = new Headers(init.headers);
      const cookie = it.cookie(origin);
      if (cookie !== '') headers.set('cookie', cookie);
      const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
      keep(origin, answer);
      return answer;
    },
    async open(url, init) {
      let at = url;
      let answer = await it.ask(at, init);
      for (let leads = 0; leads < 10; leads += 1) {
        const to = answer.headers.get('location');
        if (to === null) return answer;
        at = new URL(to, at).href;
        answer = await it.ask(at);
      }
      throw new Error(`more than ten redirects, the last to ${new URL(at).pathname}`);
    },
  };
  return it;
}

export interface SignedInBrowser {
  /** The `Cookie` header that a signed-in browser sends. */
  readonly cookie: string;
  get(path: string): Promise<Response>;
  /** Posts a form's fields, as a page of ours would. */
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Response>;
}

/** Presses the button of the person with this address at the local issuer, and lands on `to`. `base`: the web's. */
export async function signInAs(base: string, email: string, to = '/account'): Promise<SignedInBrowser> {
  const mine = browser();
  const landed = await pressAs(mine, `${base}/sign-in?to=${encodeURIComponent(to)}`, email);
  if (landed.status !== 200) throw new Error(`${landed.status} after signing in as ${email}`);
  return {
    cookie: mine.cookie(new URL(base).origin),
    get: (path) => mine.open(new URL(path, base).href),
    post: (path, fields) =>
      mine.open(new URL(path, base).href, { method: 'POST', body: new URLSearchParams(fields) }),
  };
}

/** Opens the issuer's page and presses the button; where the browser ends up. */
export async function pressAs(mine: Browser, signIn: string, email: string): Promise<Response> {
  const { at, page } = await pickPage(mine, signIn);
  if (!page.includes(`value="${email}"`)) throw new Error(`the issuer has no button for ${email}`);
  return mine.open(at, { method: 'POST', body: new URLSearchParams({ email }) });
}

/** The issuer's page that asks who is there, and its address. */
export async function pickPage(mine: Browser, signIn: string): Promise<{ at: string; page: string }> {
  let at = signIn;
  let answer = await mine.ask(at);
  for (let leads = 0; leads < 5; leads += 1) {
    const to = answer.headers.get('location');
    if (to === null) break;
    at = new URL(to, at).href;
    answer = await mine.ask(at);
  }
  const page = await answer.text();
  if (answer.status !== 200) throw new Error(`${answer.status} where the issuer asks who is there`);
  return { at, page };
}
