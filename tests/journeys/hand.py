"""Two ways to use a page: with a pointer, or with nothing but a keyboard."""

STEPS = 600  # presses of Tab after which something counts as out of reach


class Pointer:
    def __init__(self, page):
        self.page = page

    def press(self, element):
        element.click()

    def fill(self, element, text):
        element.fill(text)

    def choose(self, element, value):
        element.select_option(value)


class Keyboard:
    """Tab, Shift+Tab, Enter, Space, arrows and letters; never the pointer, never a script that moves the focus."""

    def __init__(self, page):
        self.page = page

    def press(self, element):
        self.reach(element)
        self.page.keyboard.press("Enter")

    def fill(self, element, text):
        self.reach(element)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def choose(self, element, value):
        self.reach(element)
        self.page.keyboard.press("Home")
        for _press in range(element.locator("option").count()):
            if element.input_value() == value:
                return
            self.page.keyboard.press("ArrowDown")
        assert element.input_value() == value

    def reach(self, element):
        """Press Tab until the element has the focus, and see that the focus can be seen."""
        element.wait_for()
        for _press in range(STEPS):
            if element.evaluate("element => element === document.activeElement"):
                assert element.evaluate(VISIBLE), "the focus cannot be seen"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not reach {element}")


VISIBLE = """element => {
  const style = getComputedStyle(element), box = element.getBoundingClientRect()
  return box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight &&
    (style.outlineStyle !== 'none' || style.boxShadow !== 'none')
}"""
