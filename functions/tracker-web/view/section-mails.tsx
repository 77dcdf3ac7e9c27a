import type { FC } from 'hono/jsx';
import type { Wording } from '../../wording/wording.ts';
import type { MailShown } from '../model/mails-of-section.ts';

/** Every mail and what became of it; those that somebody should look at stand open, before the others. */
export const Mails: FC<{ mails: readonly MailShown[]; words: Wording }> = ({ mails, words }) => {
  const { heading, none, attention, all, others, kept } = words.section.mails;
  const troubled = mails.filter(({ trouble }) => trouble !== null);
  const calm = mails.filter(({ trouble }) => trouble === null);
  const count = { count: calm.length };
  return (
    <section class="sheet" id="surel">
      <h2>{heading}</h2>
      {mails.length === 0 ? <p class="soft">{none}</p> : null}
      {troubled.length === 0 ? null : (
        <>
          <h3>{attention}</h3>
          <MailList mails={troubled} />
        </>
      )}
      {calm.length === 0 ? null : (
        <details>
          <summary>{troubled.length === 0 ? all(count) : others(count)}</summary>
          <MailList mails={calm} />
        </details>
      )}
      {mails.length === 0 ? null : <p class="soft">{kept}</p>}
    </section>
  );
};

const MailList: FC<{ mails: readonly MailShown[] }> = ({ mails }) => (
  <ul class="mails">
    {mails.map(({ to, about, fate, written, tries, trouble, address }) => (
      <li class={trouble ?? ''}>
        <b>{to}</b>
        <span>{about}</span>
        <span class={trouble === null ? '' : trouble === 'lost' ? 'flag bad' : 'flag'}>{fate}</span>
        <small>
          <time datetime={written.at}>{written.when}</time>
          {tries === null ? null : `; ${tries}`}
        </small>
        {address === null ? null : <small>{address}</small>}
      </li>
    ))}
  </ul>
);
