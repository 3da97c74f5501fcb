"""One YAML file of a profile that still knows on which line each of its values stands."""

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError


class Unreadable(Exception):
    """The file is not YAML. ``line`` counts from 1."""

    def __init__(self, line, reason):
        super().__init__(reason)
        self.line = line
        self.reason = reason


class Document:
    """``name`` (file name), ``stem``, ``data`` (plain dict and list) and ``line(path)``."""

    def __init__(self, name, content):
        self.name = name
        self.stem = name.removesuffix(".yaml")
        self._tree = _parse(content)
        self.data = _plain(self._tree)

    @property
    def kind(self):
        """Which schema holds: the file's own ``kind``, else its stem."""
        if isinstance(self.data, dict) and isinstance(self.data.get("kind"), str):
            return self.data["kind"]
        return self.stem

    def line(self, path):
        """The line, from 1, of the value at ``path`` (keys and positions from the top); of its parent where unknown."""
        node, line = self._tree, 1
        for step in path:
            try:
                position = node.lc.key(step) if isinstance(node, CommentedMap) else node.lc.item(step)
                node = node[step]
            except (KeyError, IndexError, AttributeError, TypeError):
                break
            line = position[0] + 1
        return line

    def say(self, path):
        """``parties[MX].participations[0].status``: the way to a value, naming entries by code where they have one."""
        node, words = self.data, []
        for step in path:
            try:
                node = node[step]
            except (KeyError, IndexError, TypeError):
                node = None
            if isinstance(step, int):
                name = node.get("code", node.get("year", step)) if isinstance(node, dict) else step
                words.append(f"[{name}]")
            else:
                words.append(f".{step}" if words else str(step))
        return "".join(words)


def _parse(content):
    try:
        return YAML(typ="rt").load(content.decode("utf-8"))
    except UnicodeDecodeError as problem:
        raise Unreadable(1, "is not UTF-8 text") from problem
    except MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        raise Unreadable(mark.line + 1 if mark else 1, f"is not YAML: {problem.problem or problem}") from problem


def _plain(node):
    """Containers and strings of ruamel as Python's own, so that schemas and databases see nothing special."""
    if isinstance(node, CommentedMap):
        return {str(key): _plain(value) for key, value in node.items()}
    if isinstance(node, CommentedSeq):
        return [_plain(value) for value in node]
    for plain in (bool, str, int, float):
        if isinstance(node, plain):
            return plain(node)
    return node
