// Ministries keep machines for long: three to four years of browsers.
export const browsers = ['chrome109', 'edge109', 'firefox115', 'safari16']
