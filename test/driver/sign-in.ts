/** Somebody's browser, as far as pages without scripts need one: cookies by origin and path. */
export interface Browser {
  /** Follows up to ten redirects. */
  open(url: string, init?: RequestInit): Promise<Response>;
  /** One request; redirects are not followed. */
  ask(url: string, init?: RequestInit): Promise<Response>;
  /** The `Cookie` header for an address. */
  cookie(url: string): string;
}

export function browser(): Browser {
  const jar = new Map<string, { origin: string; path: string; name: string; value: string }>();
  const keep = ({ origin, pathname }: URL, answer: Response): void => {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = '', ...rest] = line.split(/; */);
      const [, name = '', value = ''] = /^([^=]+)=(.*)$/.exec(pair) ?? [];
      const path = rest.find((it) => /^path=/i.test(it))?.slice('path='.length) ?? pathname;
      const key = JSON.stringify([origin, path, name]);
      const ends = rest.some((it) => /^(max-age=0|expires=Thu, 01 Jan 1970.*)$/i.test(it));
      if (ends) jar.delete(key);
      else jar.set(key, { origin, path, name, value });
    }
  };
  const it: Browser = {
    cookie(url) {
      const { origin, pathname } = new URL(url);
      return [...jar.values()]
        .filter((own) => own.origin === origin && `${pathname}/`.startsWith(own.path.replace(/\/?$/, '/')))
        .map(({ name, value }) => `${name}=${value}`)
        .join('; ');
    },
    async ask(url, init = {}) {
      const headers = new Headers(init.headers);
      const cookie = it.cookie(url);
      if (cookie !== '') headers.set('cookie', cookie);
      const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
      keep(new URL(url), answer);
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
    cookie: mine.cookie(base),
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
