import './styles.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { hasAnswersAlong } from './api/answers-along.ts';
import { makeQueryClient } from './api/query-client.ts';
import { beginPage } from './languages/say.ts';
import { reloadWhenReplaced } from './reload-when-replaced.ts';
import { makeRouter } from './routes.tsx';
import { ToastRegion } from './ui/toast.tsx';

reloadWhenReplaced();
await beginPage();
const queryClient = makeQueryClient();
const router = makeRouter(queryClient);

// What came along with the page is there before the first drawing: the server's own gives way to its like.
if (hasAnswersAlong) await router.load();

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <ToastRegion>
        <RouterProvider router={router} />
      </ToastRegion>
    </QueryClientProvider>
  </StrictMode>,
);
