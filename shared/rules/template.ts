/**
 * A partnership's way of holding meetings: sections, agencies that must be there, outcomes, deadlines, statements. It
 * is resolved once and embedded in `convened`, so changing it never changes a running meeting.
 */
export interface Template {
  id: string;
  version: string;
  /** The guidance it follows, in words; never decided by code. */
  edition: string;
  sections: readonly TemplateSection[];
  agencies: readonly Labelled[];
  /** Agencies without which a meeting of this kind has no quorum. */
  quorum: readonly string[];
  outcomes: readonly Outcome[];
  presets: readonly Labelled[];
  statements: readonly Statement[];
  /** `england-and-wales`, `scotland`, `northern-ireland`: whose bank holidays count. */
  region: string;
}

export interface Labelled {
  key: string;
  label: string;
}

export interface TemplateSection {
  key: string;
  title: string;
  /** Written by everybody as text; false: a form, filled by commands, or the organisations' blocks. */
  text: boolean;
}

export interface Outcome extends Labelled {
  /** One of these is due for each subject child. */
  threshold: boolean;
}

/** Read out at the start, with an answer where one is asked. */
export interface Statement extends Labelled {
  asks: boolean;
}
