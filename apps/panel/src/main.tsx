import '@patternfly/react-core/dist/styles/base.css';
import './app/panel.css';
import './app/arrange.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiProblem } from '#libs/api-client/browser';
import { sessionQuery } from './api/session.js';
import { Gate } from './app/gate.js';
import { router } from './app/router.js';
import { followTheme } from './app/theme.js';

followTheme();

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      // A refusal stays a refusal; only what may be a passing fault is tried again.
      retry: (count, error) => !(error instanceof ApiProblem && error.status < 500) && count < 2,
    },
  },
});

const root = document.getElementById('root');

function mount(): void {
  if (root === null) return;
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Gate>
          <RouterProvider router={router} />
        </Gate>
      </QueryClientProvider>
    </StrictMode>,
  );
}

// Who is logged in and the files of the page are asked for together, so that all is drawn once; until then the frame in `index.html` stands.
void Promise.allSettled([queries.query(sessionQuery), router.load()]).then(mount);
