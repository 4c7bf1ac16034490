/** The editor's view of the minutes: flat paragraphs, bold, italic. Names and attributes are the document's own. */
import { Schema, type MarkSpec, type NodeSpec } from 'prosemirror-model';
import { ATTRIBUTE_CHECKS, type BLOCK, type Mark } from '../../../shared/document/schema.ts';

/** The editor keeps every attribute that the document may have, also those it does not show. */
const attrs = Object.fromEntries(
  Object.keys(ATTRIBUTE_CHECKS).map((name) => [name, { default: null as string | null }]),
);

const nodes: Record<'doc' | typeof BLOCK | 'text', NodeSpec> = {
  doc: { content: 'paragraph+' },
  paragraph: {
    content: 'text*',
    group: 'block',
    attrs,
    parseDOM: [{ tag: 'p', getAttrs: pastedAttributes }],
    toDOM: (node) => ['p', shownAttributes(node.attrs), 0],
  },
  text: {},
};

const marks: Record<Mark, MarkSpec> = {
  bold: {
    parseDOM: [{ tag: 'strong' }],
    toDOM: () => ['strong', 0],
  },
  italic: {
    parseDOM: [{ tag: 'em' }],
    toDOM: () => ['em', 0],
  },
};

export const editorSchema = new Schema({ nodes, marks });

/** What a paragraph may bring through the clipboard; `cleanPaste` has written these and no others. */
function pastedAttributes({ dataset: { list, indent, notForFamily } }: HTMLElement): Record<string, string | null> {
  return { list: list ?? null, indent: indent ?? null, notForFamily: notForFamily ?? null };
}

function shownAttributes(attributes: Record<string, unknown>): Record<string, string> {
  const shown: Record<string, string> = {};
  if (typeof attributes['list'] === 'string') shown['data-list'] = attributes['list'];
  if (typeof attributes['indent'] === 'string') shown['data-indent'] = attributes['indent'];
  if (attributes['notForFamily'] === 'yes') shown['data-not-for-family'] = 'yes';
  return shown;
}
