import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { resolve, join } from 'node:path';
import { MailDev, type Servers } from 'maildev';
import nodemailer from 'nodemailer';
import { fence } from '../fence/fence.ts';
import { claimPort } from '../ports.ts';
import type { FeedbackEvent } from './feedback.ts';
import { mailList } from './list-mails.ts';
import { refused } from './ses-answers.ts';
import { sesEndpoint } from './ses-endpoint.ts';
import { isViewerScript, openingLinks } from './viewer.ts';

export interface Mailbox {
  /** Where a person reads the mails. `<url>/api/email` lists them. */
  url: string;
  /** For AWS_ENDPOINT_URL_SES. */
  sesEndpoint: string;
  /** Where the SES API hands its mails over, to the viewer's own server. */
  smtpEndpoint: string;
  stop(): Promise<void>;
}

// Base64 in a form makes up to a third more, and more again where + and / are percent-encoded.
const LARGEST_BODY = 40_000_000;

/**
 * The local mailbox: the SES API, the list of all mails and maildev's viewer, on one port of 127.0.0.1. Mails are
 * kept in `<dataDir>/mail` and never leave the machine. A mail is in the list once SendRawEmail has answered.
 * `rate` (recipients a second) makes it throttle as SES does. `port` 0 picks a free one.
 * @throws PortInUse
 */
export async function startMailbox(options: {
  port: number;
  dataDir: string;
  rate?: number;
  onFeedback?: (event: FeedbackEvent) => void;
}): Promise<Mailbox> {
  const port = await claimPort(options.port, 'MAILBOX_PORT');
  const mailDirectory = resolve(options.dataDir, 'mail');
  dropUnfinished(mailDirectory);
  const maildev = new MailDev({
    smtp: 0,
    ip: '127.0.0.1',
    web: port,
    webIp: '127.0.0.1',
    mailDirectory,
    silent: true,
  });
  const { api, smtp, storage } = await quietly(() => maildev.start());
  if (api === undefined) throw new Error('maildev started without its viewer.');
  // Pooled and without STARTTLS: a TLS handshake for each mail made it 109 ms instead of a few.
  const pool = nodemailer.createTransport({
    host: '127.0.0.1',
    port: smtp.getPort(),
    pool: true,
    maxConnections: 4,
    maxMessages: Number.POSITIVE_INFINITY,
    ignoreTLS: true,
  });
  const answer = sesEndpoint({
    rate: options.rate,
    onFeedback: options.onFeedback ?? (() => {}),
    now: () => new Date(),
    async deliver({ from, to, raw }) {
      await pool.sendMail({ envelope: { from, to }, raw });
    },
  });
  const list = mailList(storage);

  inFrontOf(api.server.server, async (request, response) => {
    if (request.method === 'POST' && request.url === '/') {
      // The SDK always signs. A page in somebody's browser cannot add this header to a form, so it cannot send mail.
      const { status, xml } = request.headers.authorization
        ? await answer(new URLSearchParams(await bodyOf(request)))
        : refused('MissingAuthenticationToken', 'Request is missing Authentication Token', 403);
      response.writeHead(status, { 'content-type': 'text/xml' }).end(xml);
      return true;
    }
    if (request.method === 'GET' && request.url?.split('?')[0] === '/api/email') {
      const json = await list();
      response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(json);
      return true;
    }
    if (request.method === 'GET' && isViewerScript(request.url)) {
      const { payload } = await api.server.inject(request.url);
      const headers = { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' };
      response.writeHead(200, headers).end(openingLinks(payload));
      return true;
    }
    // The viewer shows its page only to who asks for text/html, and 404 to curl or a health check.
    if (request.method === 'GET' && request.url === '/') request.headers.accept = 'text/html';
    return false;
  });
  fence(api.server.server);

  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    sesEndpoint: url,
    smtpEndpoint: `smtp://127.0.0.1:${smtp.getPort()}`,
    async stop() {
      pool.close();
      await maildev.stop();
    },
  };
}

/** Handles requests before the server's own listeners do. `handle` says whether it has answered. */
function inFrontOf(
  server: Server,
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>,
): void {
  const viewers = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    handle(request, response).then(
      (answered) => {
        if (!answered) for (const viewer of viewers) viewer.call(server, request, response);
      },
      (fault: unknown) => {
        const { xml } = refused('InternalFailure', String(fault), 500);
        response.writeHead(500, { 'content-type': 'text/xml', connection: 'close' }).end(xml);
      },
    );
  });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > LARGEST_BODY) throw new Error('The request is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** A kill can leave a file that was opened but not written; its mail was never acknowledged and comes again. */
function dropUnfinished(mailDirectory: string): void {
  mkdirSync(mailDirectory, { recursive: true });
  for (const name of readdirSync(mailDirectory)) {
    const file = join(mailDirectory, name);
    if (name.endsWith('.eml') && existsSync(file) && statSync(file).size === 0) rmSync(file);
  }
}

/** maildev announces itself on the console even when told to be silent; the start of Paraf says the address already. */
async function quietly(start: () => Promise<Servers>): Promise<Servers> {
  const { info } = console;
  console.info = (...said: unknown[]) => {
    if (!String(said[0]).startsWith('MailDev API running')) info(...said);
  };
  try {
    return await start();
  } finally {
    console.info = info;
  }
}
