import type { RequestForm } from './submit-request.ts';

/** The fields of a form as they came; the empty string, or no value, for one that is not there. */
export interface FormFields {
  readonly text: (name: string) => string;
  readonly texts: (name: string) => readonly string[];
}

/** The fields of `/request`, by the names that they have in the page. */
export function readRequestForm({ text, texts }: FormFields): RequestForm {
  return {
    documents: texts('documents'),
    name: text('name'),
    email: text('email'),
    company: text('company'),
    role: text('role'),
    purpose: text('purpose'),
    recipientCategory: text('recipientCategory'),
    website: text('website'),
    proof: text('proof'),
  };
}
