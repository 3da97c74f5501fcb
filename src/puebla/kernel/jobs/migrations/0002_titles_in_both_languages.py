from django.db import migrations, models


class Migration(migrations.Migration):
    """A job is called in the reader's language; what was asked for before is called as it was then, in either."""

    dependencies = [("jobs", "0001_initial")]

    operations = [
        migrations.RenameField("job", "title", "title_en"),
        migrations.AlterField(
            "job", "title_en", models.CharField("title", blank=True, default="", max_length=300)
        ),
        migrations.AddField(
            "job", "title_es", models.CharField("title", blank=True, default="", max_length=300)
        ),
    ]
