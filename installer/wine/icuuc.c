/* Qt's converters for old code pages: every call fails, and Qt keeps to its own UTF-8/16/32, Latin-1 and ANSI. */
#define EXPORT __declspec(dllexport)
enum { U_UNSUPPORTED_ERROR = 16 };

EXPORT void *ucnv_open(const char *name, int *error) { (void)name; *error = U_UNSUPPORTED_ERROR; return 0; }
EXPORT void ucnv_close(void *converter) { (void)converter; }
EXPORT int ucnv_countAvailable(void) { return 0; }
EXPORT const char *ucnv_getAvailableName(int n) { (void)n; return 0; }
EXPORT const char *ucnv_getStandardName(const char *a, const char *b, int *error)
{
    (void)a; (void)b; *error = U_UNSUPPORTED_ERROR; return 0;
}
#define UNUSED(name) EXPORT long long name(void) { return 0; }
UNUSED(UCNV_FROM_U_CALLBACK_SUBSTITUTE) UNUSED(UCNV_TO_U_CALLBACK_SUBSTITUTE)
UNUSED(ucnv_cbFromUWriteUChars) UNUSED(ucnv_cbToUWriteUChars) UNUSED(ucnv_fromUCountPending)
UNUSED(ucnv_fromUnicode) UNUSED(ucnv_getFromUCallBack) UNUSED(ucnv_getMaxCharSize) UNUSED(ucnv_getName)
UNUSED(ucnv_getToUCallBack) UNUSED(ucnv_reset) UNUSED(ucnv_setFromUCallBack) UNUSED(ucnv_setToUCallBack)
UNUSED(ucnv_toUCountPending) UNUSED(ucnv_toUnicode)
