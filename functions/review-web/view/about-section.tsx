import type { FC } from 'hono/jsx';
import type { Wording } from '../../wording/wording.ts';
import type { About } from '../model/page-model.ts';

export const AboutSection: FC<{ about: About; words: Wording }> = ({ about, words: { stages } }) => (
  <p class="about">
    <span>{about.book}</span>
    <strong>{about.title}</strong>
    <span>
      {stages.stages[about.stage]}, {stages.round(about.round)}
    </span>
  </p>
);
