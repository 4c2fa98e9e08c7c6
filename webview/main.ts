import { provideVSCodeDesignSystem, vsCodeButton } from '@vscode/webview-ui-toolkit';
import { Host } from './host.js';
import { Page } from './page.js';
import './styles/page.css';

provideVSCodeDesignSystem().register(vsCodeButton());

const root = document.querySelector('main');
if (root === null) throw new Error('The page has no <main> to draw in.');
const host = new Host();
const page = new Page(root, host);
window.addEventListener('message', (event: MessageEvent<unknown>) => page.receive(event.data));
host.send({ type: 'ready' });
