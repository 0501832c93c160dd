namespace Gdpr.Tests.Soundness;

/// <summary>Chooses the paths of a program: all of them, the last choice varied first, as far as the budget goes; then some at random.</summary>
internal sealed class Paths(int seed)
{
    private const int Systematic = 16;

    private readonly List<(int Chosen, int Of)> _path = [];
    private readonly Random _random = new(seed);
    private int _position;
    private bool _atRandom;

    /// <summary>Runs until every path was taken or the budget is spent.</summary>
    public void Explore(Action run, int systematic, int random)
    {
        _atRandom = false;
        _path.Clear();
        for (var i = 0; i < systematic; i++)
        {
            _position = 0;
            run();
            var deep = _position > Systematic;
            while (_path.Count > 0 && _path[^1].Chosen == _path[^1].Of - 1)
            {
                _path.RemoveAt(_path.Count - 1);
            }

            if (_path.Count == 0)
            {
                if (!deep)
                {
                    return;
                }

                break;
            }

            _path[^1] = (_path[^1].Chosen + 1, _path[^1].Of);
        }

        _atRandom = true;
        for (var i = 0; i < random; i++)
        {
            run();
        }
    }

    public int Choose(int count)
    {
        if (_atRandom || _position++ >= Systematic)
        {
            return _random.Next(count);
        }

        if (_position > _path.Count)
        {
            _path.Add((0, count));
        }

        return _path[_position - 1].Chosen;
    }
}
