import type { FC } from 'hono/jsx';
import { fingerprint } from '../../mail/fingerprint.ts';
import type { Wording } from '../../wording/wording.ts';
import type { VersionShown } from '../model/versions-of-section.ts';

/** Every version of the draft, the newest first, with a way to its bytes. */
export const Versions: FC<{ versions: readonly VersionShown[]; words: Wording }> = ({ versions, words }) => {
  const { board, pages, section } = words;
  const { heading, none, by, at, file } = section.versions;
  return (
    <section class="sheet" id="versi">
      <h2>{heading}</h2>
      {versions.length === 0 ? (
        <p class="soft">{none}</p>
      ) : (
        <table class="versions">
          <thead>
            <tr>
              {[board.columns.round, by, at, file, pages.labels.version].map((column) => (
                <th scope="col">{column}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {versions.map((version) => (
              <VersionRow version={version} words={words} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};

const VersionRow: FC<{ version: VersionShown; words: Wording }> = ({ version, words }) => {
  const { pages, section } = words;
  const { by, at, file, current, downloadOf } = section.versions;
  const { labels } = pages;
  const label = version.open ? labels.open : labels.download;
  return (
    <tr>
      <th scope="row">
        {section.round({ round: version.round })}
        {version.current ? <small>{current}</small> : null}
      </th>
      <td data-label={by}>
        <span>{version.by}</span>
      </td>
      <td data-label={at}>
        <time datetime={version.at}>{version.when}</time>
      </td>
      <td data-label={file}>
        <span>
          {version.file}
          <br />
          <a
            href={version.read}
            aria-label={`${words.reading.toText}: ${downloadOf({ round: version.round, at: version.when })}`}
          >
            {words.reading.toText}
          </a>
          {' · '}
          <a
            href={version.href}
            aria-label={`${label}: ${downloadOf({ round: version.round, at: version.when })}`}
          >
            {label}
          </a>
        </span>
      </td>
      <td data-label={labels.version}>
        <details>
          <summary>
            <code>{version.sha256.slice(0, 8)}</code>
          </summary>
          <code>{fingerprint(version.sha256)}</code>
        </details>
      </td>
    </tr>
  );
};
