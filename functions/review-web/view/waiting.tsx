import type { FC } from 'hono/jsx';
import type { Wording } from '../../wording/wording.ts';
import type { Waiting as Waits } from '../model/page-model.ts';

/**
 * What else waits for this person, each with a button that opens its page. A link is a secret, so none stands here: it is
 * made when the button is pressed. Sent as it stands, without a button, the form opens nothing. `besideForm`: words may be
 * typed on this page that were not sent; what is opened then has a tab of its own.
 */
export const Waiting: FC<{ waiting: Waits; open?: boolean; besideForm?: boolean; words: Wording }> = ({
  waiting: { action, items },
  open = false,
  besideForm = false,
  words: {
    pages: { labels, buttons },
  },
}) => (
  <details id="waiting" open={open}>
    <summary>
      {labels.waiting} ({items.length})
    </summary>
    {items.length === 0 ? (
      <p class="soft">{labels.nothingWaiting}</p>
    ) : (
      <form method="post" action={action} target={besideForm ? '_blank' : undefined}>
        {besideForm ? <p class="soft">{labels.opensBeside}</p> : null}
        <input type="hidden" name="form" value="open" />
        <ul class="wait">
          {items.map(({ title, stage, due, open: value }) => (
            <li>
              {title}
              <span>
                {stage} · {labels.due}: {due}
              </span>
              {value === null ? (
                <span>{labels.inItsMail}</span>
              ) : (
                <button
                  type="submit"
                  class="second"
                  name="open"
                  value={value}
                  aria-label={`${buttons.openOther}: ${title}, ${stage}`}
                >
                  {buttons.openOther}
                </button>
              )}
            </li>
          ))}
        </ul>
      </form>
    )}
  </details>
);
