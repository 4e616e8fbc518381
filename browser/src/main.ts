/** What a page does once it is there. Everything can be read without it. */

import { arriveFromSearch } from "./arrival"
import { followHash } from "./hash"
import { wireHelp } from "./help"
import { wireHome } from "./home"
import { listenForKeys } from "./keys"
import { addLinks } from "./links"
import { wireMenu } from "./menu"
import { showDrawn } from "./random"
import { wireSearch } from "./search/panel"
import { helpTheTheme } from "./theme"
import { addTools } from "./tools"

addTools()
addLinks()
wireHome()
wireHelp()
wireMenu()
helpTheTheme()
listenForKeys()
wireSearch()
followHash()
showDrawn()
arriveFromSearch()
