// Every page works without this file; it shortens the trip. Each module finds its own elements by a data attribute.
import './htmx.mjs'
import './theme.mjs'
import './menu.mjs'
import './rows.mjs'
import './dialog.mjs'
import './notice.mjs'
import './autosave.mjs'
import './unsaved.mjs'
import './columns.mjs'
import './cell.mjs'
import './copy.mjs'
import './print.mjs'
import './passkey.mjs'

document.documentElement.setAttribute('data-script', '')
