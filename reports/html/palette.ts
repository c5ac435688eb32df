/** Colours after デジタル庁's design tokens. Every pair of text and ground keeps 4.5 : 1; the test measures it in both schemes. */
export type Palette = Readonly<Record<string, string>>;

export const light: Palette = {
  ground: '#f8f8fb', surface: '#ffffff', raised: '#f2f5fa', text: '#1a1a1c', quiet: '#595959', line: '#d8dce3', strong: '#767676',
  link: '#0017c1', accent: '#0017c1', accentSoft: '#e8f1fe', focus: '#000000', focusRing: '#ffd43d',
  pass: '#115a36', passSoft: '#e6f5ec', passBar: '#259d63', fail: '#a90000', failSoft: '#fdeeee', failBar: '#ec0000', failMark: '#ffc7c7',
  warn: '#6e4600', warnSoft: '#fbf5e0', warnBar: '#d2a400', skip: '#4d4d4d', skipSoft: '#ececf0', skipBar: '#949494', error: '#5109ad', errorSoft: '#f1eafa', errorBar: '#8843e1',
  told: '#5a6270', event: '#eef2f8', clock: '#f1eee6',
};
export const dark: Palette = {
  ground: '#121418', surface: '#1b1e24', raised: '#242830', text: '#ececee', quiet: '#b4b8c0', line: '#3a3f49', strong: '#8b919c',
  link: '#a5bffb', accent: '#9db7f9', accentSoft: '#1c2a4d', focus: '#ffffff', focusRing: '#b78f00',
  pass: '#9bd4b5', passSoft: '#14301f', passBar: '#2cac6e', fail: '#ffb3b3', failSoft: '#421818', failBar: '#ff5454', failMark: '#7a2424',
  warn: '#ffd97a', warnSoft: '#3a2d0c', warnBar: '#d2a400', skip: '#c4c7ce', skipSoft: '#2f333b', skipBar: '#7d838e', error: '#d5bcf7', errorSoft: '#33214f', errorBar: '#a565f0',
  told: '#b4bac6', event: '#262c37', clock: '#302d25',
};

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
export const variables = (palette: Palette): string => Object.entries(palette).map(([name, value]) => `--${kebab(name)}:${value}`).join(';');
