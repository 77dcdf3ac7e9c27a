/**
 * The kinds of file that can be a draft. `contentType` is what we serve, whatever the browser said at the
 * upload; only a PDF is shown in the browser (threat 16).
 */
export const draftTypes = {
  docx: {
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
    endings: ['docx'],
    disposition: 'attachment',
  },
  pdf: { contentType: 'application/pdf', extension: 'pdf', endings: ['pdf'], disposition: 'inline' },
  markdown: {
    contentType: 'text/markdown; charset=utf-8',
    extension: 'md',
    endings: ['md', 'markdown', 'txt'],
    disposition: 'attachment',
  },
} as const;

export type DraftType = keyof typeof draftTypes;

export const draftTypeNames = ['docx', 'pdf', 'markdown'] as const satisfies readonly DraftType[];
