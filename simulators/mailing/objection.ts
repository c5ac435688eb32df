import { cite, type Basis } from '../../law/define.js';

/** What letters say on objections. 東京都's 審査会: every municipality known here lies in 東京都. */
export const objectionBasis: Basis = cite('国民健康保険法', '91条(審査請求)・99条(三月以内)。東京都・和歌山県の案内と同じことを書く。文言は自前のもの');
export const objectionTo = (what: string): string => `${what}に不服があるときは、処分があったことを知った日の翌日から起算して3か月以内に、東京都国民健康保険審査会に審査請求をすることができます(国民健康保険法第91条・第99条)。ただし、処分の日の翌日から起算して1年を過ぎると、できなくなります(行政不服審査法第18条)。`;
