"""Settings of one deployment, all from the environment (docs/architecture.md lists the variables)."""

import datetime as dt
import os
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from csp.constants import NONE, SELF
from jinja2 import FileSystemBytecodeCache

PACKAGE = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("PUEBLA_DATA", "data")).resolve()


def compiled_templates():
    """Where templates stay compiled, so that a start need not do it; ``None`` where there is no data folder of ours."""
    folder = DATA / "templates"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None


def database(url):
    """A ``postgresql://`` address as Django's settings; a socket folder may stand in ``?host=``.

    ``?prepare_threshold=none`` for a pooler that does not know prepared statements.
    """
    parts = urlsplit(url)
    options = {key: values[0] for key, values in parse_qs(parts.query).items()}
    # Statements of kernel/kept.py are planned once for a connection, from the third time on, whatever their values.
    threshold = options.pop("prepare_threshold", "3")
    if threshold.isdecimal():
        # What the environment asks of PostgreSQL (PGOPTIONS) would be lost beside options of ours.
        asked = f"{os.environ.get('PGOPTIONS', '')} -c plan_cache_mode=force_generic_plan".strip()
        options = {"prepare_threshold": int(threshold), "options": asked, **options}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "puebla",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or parts.hostname or "",
        "PORT": str(options.pop("port", None) or parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": False,
        "OPTIONS": options,
    }


DEMONSTRATION = os.environ.get("PUEBLA_DEMONSTRATION") == "1"
PUEBLA_CLOCK = dt.date.fromisoformat(os.environ["PUEBLA_CLOCK"]) if os.environ.get("PUEBLA_CLOCK") else None
PUEBLA_PROFILE = os.environ.get("PUEBLA_PROFILE", "rcm")
PUEBLA_STANDING = "puebla.areas.bodies.queries.standing.standing_of"
PUEBLA_STANDING_SEEN_AS = "puebla.areas.bodies.queries.seen_as.standing_seen_as"
PUEBLA_SHELL = "puebla.site.shell.shell"
PUEBLA_SOURCES = "puebla.profiles.process.source_names"

SECRET_KEY = os.environ.get("PUEBLA_SECRET_KEY", "")
SECRET_KEY_FALLBACKS = [key for key in [os.environ.get("PUEBLA_SECRET_KEY_BEFORE")] if key]
DEBUG = os.environ.get("PUEBLA_DEBUG") == "1"
# The address that mails carry, such as https://rcm.example.org.
PUEBLA_ADDRESS = os.environ.get("PUEBLA_ADDRESS", "http://localhost:8000").rstrip("/")
ALLOWED_HOSTS = os.environ.get("PUEBLA_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("PUEBLA_ORIGINS", "").split(",") if origin]
SECURE = os.environ.get("PUEBLA_HTTPS") == "1"
# How many proxies stand in front: their word about the visitor's address and scheme is believed, nobody else's.
PROXIES = int(os.environ.get("PUEBLA_PROXIES", "1" if SECURE else "0"))

DATABASES = {"default": database(os.environ.get("DATABASE_URL", "postgresql:///puebla"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "pgtrigger",
    "pghistory",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "puebla.kernel",
    "puebla.areas.members",
    "puebla.areas.bodies",
    "puebla.areas.plans",
    "puebla.areas.activities",
    "puebla.areas.finance",
    "puebla.areas.monitoring",
    "puebla.areas.reports",
    "puebla.site",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "puebla.site.accounts.middleware.SecureHeadersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "puebla.kernel.access.middleware.StandingMiddleware",
    "puebla.site.accounts.middleware.SessionRulesMiddleware",
    "puebla.kernel.plain_words.PlainWordsMiddleware",
    "puebla.site.refused.RefusedMiddleware",
]

ROOT_URLCONF = "puebla.config.urls"
WSGI_APPLICATION = "puebla.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": False,
        "DIRS": [PACKAGE / "kernel" / "templates", PACKAGE / "site" / "templates", *PACKAGE.glob("areas/*/templates")],
        "OPTIONS": {
            "environment": "puebla.kernel.ui.environment.environment",
            "bytecode_cache": compiled_templates(),
            # For the sign-in library's views, which do not know our page().
            "context_processors": ["puebla.kernel.ui.shell.shell_of"],
        },
    },
    {
        # Only for the mails of libraries; every page is a Jinja2 template found above.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]
FORM_RENDERER = "django.forms.renderers.Jinja2"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = os.environ.get("PUEBLA_TIME_ZONE", "America/Costa_Rica")  # the secretariat's seat

STATIC_URL = "/static/"
STATIC_ROOT = None  # served from the package; there is nothing to collect
STATICFILES_DIRS = []
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600
MEDIA_ROOT = DATA / "files"
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
LARGEST_REQUEST = 21 * 1024 * 1024  # a file and the form around it; refused before it fills the disk

AUTH_USER_MODEL = "members.Person"
AUTHENTICATION_BACKENDS = ["puebla.site.accounts.backend.InvitedBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "puebla.site.accounts.passwords.NotRepeatedValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today"
LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "puebla.site.accounts.adapter.InvitationOnlyAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an accepted invitation has proved the address
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # strangers get no mail, and the page says the same to everybody
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_RATE_LIMITS = {"invitation": "20/m/ip"}  # beside the library's own
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES
PASSWORD_RESET_TIMEOUT = 3600
MFA_ADAPTER = "puebla.site.accounts.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute off
# Offices that act for all, or see what nobody else may. The demonstration's door asks for nothing at all.
SECOND_FACTOR_OFFICES = () if DEMONSTRATION else ("es", "ppt", "fund")

SESSION_ENGINE = "puebla.site.accounts.session"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_NAME = "__Host-puebla_session" if SECURE else "puebla_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = SECURE
CSRF_COOKIE_NAME = "__Host-puebla_csrf" if SECURE else "puebla_csrf"
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "puebla.site.views.failure.csrf_refused"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 31536000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

EMAIL_BACKEND = os.environ.get("PUEBLA_MAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
EMAIL_HOST = os.environ.get("PUEBLA_SMTP_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("PUEBLA_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("PUEBLA_SMTP_USER", "")
EMAIL_USE_TLS = os.environ.get("PUEBLA_SMTP_TLS") == "1"
EMAIL_TIMEOUT = 10  # a person waits for it
EMAIL_HOST_PASSWORD = os.environ.get("PUEBLA_SMTP_PASSWORD", "")
DEFAULT_FROM_EMAIL = os.environ.get("PUEBLA_MAIL_FROM", "puebla@localhost")

PGHISTORY_APPEND_ONLY = True

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        # It counts attempts to sign in: what is thrown out early is forgotten.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
SILENCED_SYSTEM_CHECKS = ["models.W042"]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"in_one_line": {"()": "puebla.kernel.connections.InOneLine"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["in_one_line"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}},  # a refusal is an answer, not an incident
}

import pghistory

PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
