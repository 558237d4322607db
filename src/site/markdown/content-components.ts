import type { ComponentResolver } from './clean-tree.ts';
import { element, type TreeNode, textNode } from './tree.ts';

/** What the components of a text can refer to; null where it is not published. */
export interface ComponentTargets {
  readonly control: (
    id: string,
  ) => { readonly id: string; readonly title: string; readonly href: string } | null;
  readonly criterion: (
    id: string,
  ) => { readonly id: string; readonly title: string; readonly href: string } | null;
  readonly fact: (label: string) => { readonly value: string; readonly href: string | null } | null;
}

/** `<Control id>`, `<Criterion id>`, `<Fact label>` and `<Note>`; of any other component only its text stays. */
export function contentComponents(targets: ComponentTargets): ComponentResolver {
  return (name, attributes, children) => {
    switch (name) {
      case 'Control':
        return reference(attributes.get('id') ?? '', targets.control, children);
      case 'Criterion':
        return reference(attributes.get('id') ?? '', targets.criterion, children);
      case 'Fact':
        return fact(targets.fact(attributes.get('label') ?? ''), children);
      case 'Note':
        return [element('div', { className: ['notice'], role: 'note' }, children)];
      default:
        return children;
    }
  };
}

function reference(
  written: string,
  find: ComponentTargets['control'],
  children: readonly TreeNode[],
): readonly TreeNode[] {
  const target = find(written);
  if (!target) return children.length > 0 ? children : [textNode(written)];
  const words = children.length > 0 ? children : [textNode(target.id)];
  return [element('a', { href: target.href, title: target.title }, words)];
}

function fact(
  found: ReturnType<ComponentTargets['fact']>,
  children: readonly TreeNode[],
): readonly TreeNode[] {
  if (!found) return children;
  const value = textNode(found.value);
  return [found.href ? element('a', { href: found.href }, [value]) : value];
}
