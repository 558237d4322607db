/** One stop of the focus on its way through a page. */
export interface Stop {
  readonly name: string;
  readonly position: number;
  readonly isVisible: boolean;
  /** A date field has several stops inside of it. */
  readonly isDate: boolean;
}

/** What has the focus; runs in the page. */
export function focusedStop(): Stop | null {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const isDrawn = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
  const isInView = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight;
  return {
    name: `${element.localName} ${element.getAttribute('href') ?? ''} ${(element.textContent ?? '').trim().slice(0, 40)}`,
    position: [...document.querySelectorAll('*')].indexOf(element),
    isVisible: (isDrawn || style.boxShadow !== 'none') && isInView,
    isDate: element.matches('input[type=date]'),
  };
}
