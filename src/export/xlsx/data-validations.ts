import { xmlText } from '../xml.ts';
import type { Sheet } from './sheet.ts';
import { columnName } from './sheet-address.ts';

/**
 * What the cells below a header take, as `dataValidations` (ECMA-376, 18.3.1.33): one list a column that has choices. A column
 * whose list does not fit takes anything.
 */
export function dataValidationsXml({ columns, rows }: Pick<Sheet, 'columns' | 'rows'>): string {
  if (rows.length === 0) return '';
  const lists = columns.flatMap(({ choices }, at) => {
    const list = choices === undefined ? null : listOf(choices.values);
    if (choices === undefined || list === null) return [];
    const letter = columnName(at);
    const problem = `errorTitle="${title(choices.title)}" error="${xmlText(choices.problem.slice(0, longestMessage))}"`;
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" ${problem} sqref="${letter}2:${letter}${rows.length + 1}"><formula1>${xmlText(`"${list}"`)}</formula1></dataValidation>`;
  });
  return lists.length === 0
    ? ''
    : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
}

/** Excel calls a file damaged where any of these is longer. */
const longestList = 255;
const longestTitle = 32;
const longestMessage = 225;

/** A list of constants has no way of writing a comma inside of one, and a quote would end it. */
function listOf(values: readonly string[]): string | null {
  const list = values.join(',');
  const isWritable = values.length > 0 && values.every((value) => value !== '' && !/[",]/.test(value));
  return isWritable && list.length <= longestList ? list : null;
}

function title(text: string): string {
  return xmlText(text.slice(0, longestTitle));
}
