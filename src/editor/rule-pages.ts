import * as vscode from 'vscode';
import { ruleById, rulePage } from '../advice/index.js';

const scheme = 'gradlens-rule';

/** Where a rule's page is found: a read-only document made from the rule, in the user's language. */
export function rulePageUri(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${rule}.md` });
}

/** Provides the pages of the rules as documents. */
export function registerRulePages(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent({ path }) {
      const rule = ruleById(path.replace(/^\/|\.md$/g, ''));
      return rule === undefined ? null : rulePage(rule);
    },
  });
}
