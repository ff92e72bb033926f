/* C99 complex mathematics, which numpy takes from Windows' C runtime and Wine has only as aborting stubs. */
#include <complex.h>

double _Complex clog10(double _Complex);
float _Complex clog10f(float _Complex);
typedef struct { double re, im; } Double; /* MSVC's _Dcomplex and _Lcomplex */
typedef struct { float re, im; } Single;  /* MSVC's _Fcomplex */

static double _Complex from_double(Double x) { double _Complex v; __real__ v = x.re; __imag__ v = x.im; return v; }
static float _Complex from_single(Single x) { float _Complex v; __real__ v = x.re; __imag__ v = x.im; return v; }
static Double to_double(double _Complex v) { Double x = {__real__ v, __imag__ v}; return x; }
static Single to_single(float _Complex v) { Single x = {__real__ v, __imag__ v}; return x; }

#define COMPLEX(n) \
    Double ours_##n(Double x) { return to_double(n(from_double(x))); } \
    Double ours_##n##l(Double x) { return to_double(n(from_double(x))); } \
    Single ours_##n##f(Single x) { return to_single(n##f(from_single(x))); }
#define REAL(n) \
    double ours_##n(Double x) { return n(from_double(x)); } \
    double ours_##n##l(Double x) { return n(from_double(x)); } \
    float ours_##n##f(Single x) { return n##f(from_single(x)); }
COMPLEX(cacos) COMPLEX(cacosh) COMPLEX(casin) COMPLEX(casinh) COMPLEX(catan) COMPLEX(catanh) COMPLEX(ccos)
COMPLEX(ccosh) COMPLEX(cexp) COMPLEX(clog) COMPLEX(clog10) COMPLEX(conj) COMPLEX(cproj) COMPLEX(csin)
COMPLEX(csinh) COMPLEX(csqrt) COMPLEX(ctan) COMPLEX(ctanh)
REAL(cabs) REAL(carg) REAL(cimag) REAL(creal)

Double ours_cpow(Double x, Double y) { return to_double(cpow(from_double(x), from_double(y))); }
Double ours_cpowl(Double x, Double y) { return ours_cpow(x, y); }
Single ours_cpowf(Single x, Single y) { return to_single(cpowf(from_single(x), from_single(y))); }
