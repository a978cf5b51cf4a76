grant delete on settings.logo to freehold_app;
