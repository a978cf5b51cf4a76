import '@siemens/ix/dist/siemens-ix/siemens-ix-core.css';
import '@siemens/ix/dist/siemens-ix/theme/classic-dark.css';
import '@siemens/ix/dist/siemens-ix/theme/classic-light.css';
import './styles/index.css';
import { IxApplicationContext } from '@siemens/ix-react';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { newQueryClient } from './app/queryClient';
import { startTheme } from './app/theme';
import { startLanguage } from './i18n';

startTheme();
await startLanguage();

const place = document.getElementById('root');
if (place) {
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={newQueryClient()}>
        <IxApplicationContext>
          <App />
        </IxApplicationContext>
      </QueryClientProvider>
    </StrictMode>,
  );
}
