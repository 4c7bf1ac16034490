/** The editor's view of the minutes: flat paragraphs, bold, italic. Names and attributes are the document's own. */
import { Schema, type MarkSpec, type NodeSpec } from 'prosemirror-model';
import { ATTRIBUTE_CHECKS, type BLOCK, type Mark } from '../../../shared/document/schema.ts';

/** The editor keeps every attribute that the document may have, also those it does not show. */
const attrs = Object.fromEntries(
  Object.keys(ATTRIBUTE_CHECKS).map((name) => [name, { default: null as string | null }]),
);

/** Everything that is a block elsewhere becomes a paragraph here. */
const PASTED_BLOCKS = ['p', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'dt', 'dd', 'td', 'th'];

const nodes: Record<'doc' | typeof BLOCK | 'text', NodeSpec> = {
  doc: { content: 'paragraph+' },
  paragraph: {
    content: 'text*',
    group: 'block',
    attrs,
    parseDOM: PASTED_BLOCKS.map((tag) => ({ tag })),
    toDOM: (node) => ['p', shownAttributes(node.attrs), 0],
  },
  text: {},
};

const marks: Record<Mark, MarkSpec> = {
  bold: {
    parseDOM: [
      { tag: 'strong' },
      { tag: 'b', getAttrs: (element) => (element.style.fontWeight === 'normal' ? false : null) },
      { style: 'font-weight', getAttrs: (value) => (/^(bold(er)?|[6-9]\d\d)$/.test(value) ? null : false) },
    ],
    toDOM: () => ['strong', 0],
  },
  italic: {
    parseDOM: [{ tag: 'em' }, { tag: 'i' }, { style: 'font-style=italic' }],
    toDOM: () => ['em', 0],
  },
};

export const editorSchema = new Schema({ nodes, marks });

function shownAttributes(attributes: Record<string, unknown>): Record<string, string> {
  const shown: Record<string, string> = {};
  if (typeof attributes['list'] === 'string') shown['data-list'] = attributes['list'];
  if (typeof attributes['indent'] === 'string') shown['data-indent'] = attributes['indent'];
  if (attributes['notForFamily'] === 'yes') shown['data-not-for-family'] = 'yes';
  return shown;
}
