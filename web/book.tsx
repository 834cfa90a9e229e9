import '@mantine/core/styles.layer.css';
import './page.css';
import { Visitor } from '../modules/appointments/web/visitor/routes.tsx';
import { renderApp } from './render-app.tsx';

// For people who are not signed in and never will be: nothing of the frame, the session and the router is loaded.
renderApp(<Visitor />);
