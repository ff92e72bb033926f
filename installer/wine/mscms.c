/* Qt's Windows plugin asks for the screen's colour profile; Wine's function is a stub that aborts. */
void *ours_WcsCreateIccProfile(void *profile, unsigned options) { (void)profile; (void)options; return 0; }
