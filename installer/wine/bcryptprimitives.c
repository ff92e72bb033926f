/* Rust's standard library (pydantic-core) asks for randomness here; Windows 10 has it, Wine 8 does not. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID, ULONG); /* RtlGenRandom, advapi32 */

__declspec(dllexport) BOOL ProcessPrng(PBYTE buffer, SIZE_T length) { return SystemFunction036(buffer, (ULONG)length); }
