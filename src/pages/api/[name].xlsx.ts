import type { APIRoute, GetStaticPaths } from 'astro';
import { publicSources } from '#export/sources.ts';
import { workbookBytes } from '#export/xlsx/workbook-bytes.ts';
import { type WorkbookName, workbookNames, workbookOf } from '#export/xlsx/workbooks.ts';

export const prerender = true;

export const getStaticPaths = (() =>
  workbookNames.map((name) => ({ params: { name }, props: { name } }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ name: WorkbookName }> = ({ props }) =>
  new Response(workbookBytes(workbookOf(props.name, publicSources())), {
    headers: { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  });
