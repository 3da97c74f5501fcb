"""The draft of a group's report is read by those who write it: whoever holds a seat in the group, not every member."""

from django.db import migrations


def to_the_seats(apps, _schema_editor):
    drafts = apps.get_model("reports", "Report").objects.filter(state="draft", audience="body", body__isnull=False)
    for draft in drafts.select_related("body"):
        draft.audience_to = [f"seat:{draft.body.code}"]
        draft.save(update_fields=["audience_to"])


class Migration(migrations.Migration):
    dependencies = [("reports", "0002_approval")]
    operations = [migrations.RunPython(to_the_seats, migrations.RunPython.noop)]
