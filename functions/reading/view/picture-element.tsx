import type { FC } from 'hono/jsx';
import type { Picture } from '../../documents/readable/blocks.ts';
import type { ReadingWords } from '../../wording/reading-words.ts';

/** A picture with its words, or a frame that says what stands there. */
export const PictureElement: FC<{
  picture: Picture;
  words: ReadingWords;
  imageHref: (nth: number) => string | null;
}> = ({ picture, words, imageHref }) => {
  const href = picture.image === undefined ? null : imageHref(picture.image);
  if (href === null || picture.image === undefined) {
    const why = words.notDrawn[picture.notDrawn ?? (picture.image === undefined ? 'missing' : 'limit')];
    return (
      <p class="frame">
        {why}
        {picture.alt === '' ? null : `: ${picture.alt}`}
      </p>
    );
  }
  return (
    <img
      src={href}
      alt={picture.alt === '' ? words.picture(picture.image) : picture.alt}
      width={picture.width}
      height={picture.height}
      loading="lazy"
      decoding="async"
    />
  );
};
