"""Signing in: django-allauth, told what this site wants of it (docs/features/sign-in.md)."""

from .environment import env

LOGIN_URL = WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account_home"
LOGOUT_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "/"
REQUIRE_MFA = env("REQUIRE_MFA")
ENCRYPTION_KEYS = env("ENCRYPTION_KEYS")

SESSION_SERIALIZER = "common.encryption.SealedSessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
# What nobody confirmed is forgotten.
UNCONFIRMED_ACCOUNT_RETENTION_DAYS = 2

CODE_MINUTES = 15
ACCOUNT_ADAPTER = "members.signin.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 60 * CODE_MINUTES
ACCOUNT_LOGIN_TIMEOUT = 60 * CODE_MINUTES
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 60 * CODE_MINUTES
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 60 * CODE_MINUTES
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 60 * CODE_MINUTES
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_PASSWORD_RESET_BY_CODE_MAX_ATTEMPTS = 3
# Digits, for every keyboard; two groups of four are read over in one go.
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 8}
# For one internet address and for one e-mail address; what the whole site may take stands in members.signin.limits.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "request_login_code": "20/m/ip,3/m/key,12/h/key",
    "signup": "20/m/ip",
    "confirm_email": "1/10s/key,12/h/key",
    "reset_password": "20/m/ip,3/m/key,12/h/key",
}
ACCOUNT_FORMS = {
    "login": "members.signin.forms.CodeForm",
    "signup": "members.signin.forms.RegistrationForm",
    "confirm_login_code": "members.signin.forms.EnterLoginCodeForm",
    "confirm_email_verification_code": "members.signin.forms.EnterAddressCodeForm",
    "confirm_password_reset_code": "members.signin.forms.EnterResetCodeForm",
    "reset_password": "members.signin.forms.ForgottenPasswordForm",
    "reset_password_from_key": "members.signin.forms.ResetPasswordForm",
    "set_password": "members.signin.forms.FirstPasswordForm",
    "change_password": "members.signin.forms.NewPasswordForm",
    "add_email": "members.signin.forms.NewAddressForm",
    "reauthenticate": "members.signin.forms.PasswordAgainForm",
}

MFA_ADAPTER = "members.signin.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# A clock may be half a minute off; that a code is taken once only, members.signin.forms sees to.
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "members.signin.forms.FactorForm",
    "reauthenticate": "members.signin.forms.FactorAgainForm",
    "activate_totp": "members.signin.forms.FirstAppCodeForm",
    "add_webauthn": "members.signin.forms.AddPasskeyForm",
    "edit_webauthn": "members.signin.forms.NamePasskeyForm",
}

# Wagtail's own ways to sign in and to keep passwords are closed: members.signin.doors leads them all to one.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAILUSERS_PASSWORD_REQUIRED = False
# A password that many share stands in the database as it is.
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
