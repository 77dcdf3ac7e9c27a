import { connect } from 'node:net';

/** What a server answers to these very lines: fetch and node:http would not send them all. '' where it just closes. */
export function rawRequest(port: number, lines: readonly string[], body = ''): Promise<string> {
  return new Promise((answered, failed) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    const done = () => {
      socket.destroy();
      answered(text);
    };
    socket.setTimeout(10_000, () => {
      socket.destroy();
      failed(new Error(`no answer on port ${port} to\n${lines.join('\n')}`));
    });
    socket.on('data', (piece) => {
      text += piece.toString('latin1');
      // What was upgraded has no end.
      if (statusOf(text) === 101) done();
    });
    socket.on('end', done);
    // Refused before all of the body was sent.
    socket.on('error', done);
    socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`);
  });
}

/** The status of an HTTP answer, 0 where it is none. */
export const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
