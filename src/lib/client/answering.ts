import { AnsweringPage } from './answering-page.ts';
import { tellUnsent } from './unsent.ts';

/** The one script of the voter's pages. They are whole without it. */
const form = document.querySelector<HTMLFormElement>('form[data-answering]');
if (form !== null) new AnsweringPage(form).start();

const unsent = document.querySelector<HTMLElement>('[data-unsent]');
if (unsent !== null) tellUnsent(unsent);
