import type { DraftThing, Refused } from '../refusals.ts';
import { linkTarget } from './link-target.ts';
import { namesAt, type PdfDictionary, type PdfValue, resolveName, valuesOf } from './pdf-values.ts';

/** Names that make a PDF act or carry something along, wherever they stand (ISO 32000-1: 7.11.4, 12.6.4, 12.7.8, 13). */
const denied: Readonly<Record<string, DraftThing>> = {
  JavaScript: 'pdf-script',
  JS: 'pdf-script',
  Launch: 'pdf-launch',
  EmbeddedFile: 'pdf-attachment',
  FileAttachment: 'pdf-attachment',
  GoToE: 'pdf-attachment',
  ImportData: 'pdf-form',
  SubmitForm: 'pdf-form',
  XFA: 'pdf-form',
  RichMedia: 'pdf-media',
  RichMediaExecute: 'pdf-media',
  Rendition: 'pdf-media',
};

const mediaAnnotations = new Set(['Movie', 'Sound', 'Screen', '3D']);
/** Actions that stay within the document (12.6.4.2, 11, 12, 13, 16; 12.7.5.3). */
const harmless = new Set(['GoTo', 'GoToDp', 'Named', 'SetOCGState', 'Hide', 'Trans', 'ResetForm']);
const pageNames = new Set(['NextPage', 'PrevPage', 'FirstPage', 'LastPage']);
/** When an additional action happens (12.6.3). */
const triggers = new Set('E X D U Fo Bl PO PC PV PI O C K F V WC WS DS WP DP'.split(' '));

/** When it happens, or what is still to be looked at. */
export type PdfUse = 'click' | 'opening' | 'triggers' | 'target';

export type PdfActions = {
  name: (name: string) => Refused | undefined;
  dictionary: (dictionary: PdfDictionary) => Refused | undefined;
  /** What an object that was referred to turns out to be. */
  resolve: (value: PdfValue, use: PdfUse) => Refused | undefined;
};

/**
 * Allows a PDF's actions by name, and by when they happen: a link may lead elsewhere when it is clicked, nothing may as
 * the file is opened. `defer` is told of objects that are used so but stand elsewhere.
 */
export function pdfActions(defer: (object: number, use: PdfUse) => void): PdfActions {
  const active = (about: DraftThing): Refused => ({ refused: 'active-content', about });

  const first = (values: PdfValue[], use: PdfUse): Refused | undefined => {
    for (const value of values) {
      const refused = resolve(value, use);
      if (refused !== undefined) return refused;
    }
    return undefined;
  };

  const resolve = (value: PdfValue, use: PdfUse): Refused | undefined => {
    if (value.kind === 'ref') {
      defer(value.number, use);
      return undefined;
    }
    if (use === 'target') return target(value);
    if (value.kind === 'array') return first(value.items, use);
    if (value.kind !== 'dictionary') return undefined;
    if (use === 'triggers')
      return first(
        value.entries.filter(([key]) => triggers.has(key)).map(([, it]) => it),
        'opening',
      );
    for (const name of namesAt(value, 'S')) {
      const refused = action(name, value, use);
      if (refused !== undefined) return refused;
    }
    return first(valuesOf(value, 'Next'), use);
  };

  const action = (name: string, dictionary: PdfDictionary, use: PdfUse): Refused | undefined => {
    if (name === 'Named' && use === 'opening')
      return namesAt(dictionary, 'N').every((one) => pageNames.has(one))
        ? undefined
        : active('pdf-on-opening');
    if (harmless.has(name)) return undefined;
    if (name !== 'URI' && name !== 'GoToR')
      return active(name === 'Movie' || name === 'Sound' ? 'pdf-media' : 'pdf-action');
    if (use === 'opening') return active('pdf-on-opening');
    return first(valuesOf(dictionary, name === 'URI' ? 'URI' : 'F'), 'target');
  };

  /** An address, or a file's name in one of its forms (7.11.3). */
  const target = (value: PdfValue): Refused | undefined => {
    if (value.kind === 'dictionary')
      return first(
        ['F', 'UF', 'Unix', 'DOS', 'Mac'].flatMap((key) => valuesOf(value, key)),
        'target',
      );
    if (value.kind !== 'string') return undefined;
    const where = linkTarget(
      value.bytes.replaceAll('\0', '').replace(/^(?:\xFE\xFF|\xFF\xFE|\xEF\xBB\xBF)/, ''),
    );
    return where === 'share' || where === 'runs' ? active('unsafe-link') : undefined;
  };

  return {
    name: (name) => {
      const about = Object.hasOwn(denied, name) ? denied[name] : undefined;
      return about === undefined ? undefined : active(about);
    },
    dictionary: (dictionary) => {
      for (const [key, value] of dictionary.entries) {
        const refused = entry(key, value);
        if (refused !== undefined) return refused;
      }
      return undefined;
    },
    resolve,
  };

  function entry(key: string, value: PdfValue): Refused | undefined {
    switch (key) {
      case 'A':
      case 'PA':
        return resolve(value, 'click');
      case 'OpenAction':
        return resolve(value, 'opening');
      case 'AA':
        return resolve(value, 'triggers');
      // In usage rights it is a list of names: what may be done with attachments.
      case 'EF':
        return value.kind === 'dictionary' || value.kind === 'ref' ? active('pdf-attachment') : undefined;
      case 'Subtype':
        return value.kind === 'name' && mediaAnnotations.has(value.name) ? active('pdf-media') : undefined;
      case 'Ref':
        return value.kind === 'dictionary' && valuesOf(value, 'F').length > 0
          ? { refused: 'outside-content', about: 'pdf-outside' }
          : undefined;
      default:
        return undefined;
    }
  }
}

/** Whether a text that is no object holds a name that would act if it were read as one. */
export function namesActive(text: string): boolean {
  const names = new Set<string>();
  for (const [token] of text.matchAll(/\/[^\0\t\n\f\r ()<>[\]{}/%]{1,64}/g)) names.add(resolveName(token));
  const has = (name: string) => names.has(name);
  if ([...Object.keys(denied), 'GoToR', 'Movie', 'Sound', 'Thread'].some(has)) return true;
  return has('URI') && (has('OpenAction') || has('AA'));
}
