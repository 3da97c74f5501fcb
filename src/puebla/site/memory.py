"""How history tells who looked as whom, and second factors (H1, A6); only the Secretariat asks for these."""

from django.utils.translation import gettext_lazy as _

from puebla.kernel.memory.kinds import part, told

from .models import Factor, Look

told(Look, _("look as somebody else"), says=["name"], hidden=["person", "seen_as"])
part("person", Look, "person", permission="see_as.begin")
told(Factor, _("second factor"), says=["type"], hidden=["user"], labels={"created_at": _("added")}, removable=True)
part("person", Factor, "user", permission="invitation.view")
