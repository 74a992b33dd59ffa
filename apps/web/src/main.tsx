import './styles.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { sessionQuery } from './api/accounts.ts';
import { makeQueryClient } from './api/query-client.ts';
import { beginPage } from './languages/say.ts';
import { reloadWhenReplaced } from './reload-when-replaced.ts';
import { makeRouter } from './routes.tsx';
import { ToastRegion } from './ui/toast.tsx';

/** A function and no awaiting module: a screen that is loaded later imports this module's file, and would wait for it. */
async function begin(place: HTMLElement): Promise<void> {
  reloadWhenReplaced();
  await beginPage();
  const queryClient = makeQueryClient();
  const router = makeRouter(queryClient);
  // What the server has drawn gives way to its like, with the answers that came along, and to no empty frame.
  if (place.hasChildNodes()) await Promise.all([router.load(), queryClient.prefetchQuery(sessionQuery)]);
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <ToastRegion>
          <RouterProvider router={router} />
        </ToastRegion>
      </QueryClientProvider>
    </StrictMode>,
  );
}

void begin(document.getElementById('root')!); // because index.html has one
